package vn.econgdan.registry;

import java.time.LocalDate;

/**
 * A consent with what proves it.
 *
 * @param evidence e.g. the number of the signed form
 * @param date the day it was given; null means the day claimed before, else today
 * @param ward only from an administrator who is bound to none
 */
public record ConsentDraft(ConsentChannel channel, String evidence, LocalDate date, String ward) {}

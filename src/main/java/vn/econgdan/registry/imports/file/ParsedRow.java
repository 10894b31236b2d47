package vn.econgdan.registry.imports.file;

import java.util.ArrayList;
import java.util.List;

/** What was made of a row so far; grows while the row is read and judged. */
public final class ParsedRow {
  private final int line;
  private final List<RowProblem> warnings = new ArrayList<>();
  private final List<RowProblem> refusals = new ArrayList<>();
  private final List<RowProblem> remarks = new ArrayList<>();
  private PersonRow person;
  private Long movedHousehold;
  private String phone;
  private boolean nothingToDo;

  ParsedRow(int line) {
    this.line = line;
  }

  public void refuse(RowProblem problem) {
    refusals.add(problem);
  }

  public void warn(RowProblem problem) {
    warnings.add(problem);
  }

  /** Worth telling and no reason to look: the verdict stays what it is. */
  public void remark(RowProblem problem) {
    remarks.add(problem);
  }

  /** With this row a whole household of the registry comes under the row's group. */
  public void moves(long household) {
    this.movedHousehold = household;
  }

  public Long movedHousehold() {
    return movedHousehold;
  }

  public void person(PersonRow said) {
    this.person = said;
  }

  public void phone(String e164) {
    this.phone = e164;
  }

  /** The same row was there before: nothing is wrong, and nothing is left to apply. */
  public void nothingToDo() {
    this.nothingToDo = true;
  }

  public int line() {
    return line;
  }

  public PersonRow person() {
    return person;
  }

  public String phone() {
    return phone;
  }

  public boolean isRefused() {
    return !refusals.isEmpty();
  }

  public boolean isToApply() {
    return !isRefused() && !nothingToDo;
  }

  public Verdict verdict() {
    if (isRefused()) {
      return Verdict.REFUSED;
    }
    return warnings.isEmpty() ? Verdict.ACCEPTED : Verdict.WARNED;
  }

  /** What decides stands first. */
  public List<RowProblem> problems() {
    List<RowProblem> all = new ArrayList<>(refusals);
    all.addAll(warnings);
    all.addAll(remarks);
    return all;
  }
}

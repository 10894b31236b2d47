package vn.econgdan.registry.imports;

import java.util.ArrayList;
import java.util.List;

/** What was made of a row so far; grows while the row is read and judged. */
final class ParsedRow {
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

  void refuse(RowProblem problem) {
    refusals.add(problem);
  }

  void warn(RowProblem problem) {
    warnings.add(problem);
  }

  /** Worth telling and no reason to look: the verdict stays what it is. */
  void remark(RowProblem problem) {
    remarks.add(problem);
  }

  /** With this row a whole household of the registry comes under the row's group. */
  void moves(long household) {
    this.movedHousehold = household;
  }

  Long movedHousehold() {
    return movedHousehold;
  }

  void person(PersonRow said) {
    this.person = said;
  }

  void phone(String e164) {
    this.phone = e164;
  }

  /** The same row was there before: nothing is wrong, and nothing is left to apply. */
  void nothingToDo() {
    this.nothingToDo = true;
  }

  int line() {
    return line;
  }

  PersonRow person() {
    return person;
  }

  String phone() {
    return phone;
  }

  boolean isRefused() {
    return !refusals.isEmpty();
  }

  boolean isToApply() {
    return !isRefused() && !nothingToDo;
  }

  Verdict verdict() {
    if (isRefused()) {
      return Verdict.REFUSED;
    }
    return warnings.isEmpty() ? Verdict.ACCEPTED : Verdict.WARNED;
  }

  /** What decides stands first. */
  List<RowProblem> problems() {
    List<RowProblem> all = new ArrayList<>(refusals);
    all.addAll(warnings);
    all.addAll(remarks);
    return all;
  }
}

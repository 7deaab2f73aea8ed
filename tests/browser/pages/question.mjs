// A question on the way: one fact as buttons, or several as groups of radio buttons.

import { begins, Frame } from "./frame.mjs";

export class Question extends Frame {
  constructor(page) {
    super(page);
    this.submit = page.getByRole("button", { name: /^(Continuer|Voir mon parcours)$/ });
    this.missing = page.getByRole("alert");
  }

  /// The group that asks `words`.
  group(words) {
    return this.page.getByRole("group", { name: words, exact: true });
  }

  /// An answer within that group.
  radio(words, label) {
    return this.group(words).getByRole("radio", { name: begins(label) });
  }

  /// An answer that goes on at once.
  button(label) {
    return this.main.getByRole("button", { name: begins(label) });
  }
}

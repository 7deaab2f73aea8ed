// The card check as people see it.

import { play } from "../support/double.mjs";

export class Check {
  constructor(page) {
    this.page = page;
    this.main = page.getByRole("main");
    this.step = page.locator("#etape");
    this.leave = this.main.getByRole("button", { name: "Choisir un autre moyen" }).first();
    this.cancel = this.main.getByRole("button", { name: "Annuler" });
    this.said = page.locator("#verification > [role=status]").first();
  }

  button(name) {
    return this.main.getByRole("button", { name, exact: true });
  }

  link(name) {
    return this.main.getByRole("link", { name });
  }

  /// The button or the words of a level, by its title.
  level(title) {
    return this.main.locator(".level", { has: this.page.getByRole("heading", { name: title }) });
  }

  /// Begins a level.
  async begin(title) {
    await this.level(title).getByRole("button").click();
  }

  /// Begins to read: agrees, and takes a reader that can be read.
  async read() {
    await this.begin("Lire ma carte");
    await this.button("J'accepte cette lecture expérimentale").click();
    await this.button("Choisir le lecteur").click();
    await play(this.page, "lisible");
    await this.button("Lire la carte dans ce lecteur").click();
  }

  /// Answers the open question.
  async answer(words) {
    await this.main.getByRole("button", { name: words }).first().click();
  }
}

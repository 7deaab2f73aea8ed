// The card check as people see it.

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

  /// Answers the open question.
  async answer(words) {
    await this.main.getByRole("button", { name: words }).first().click();
  }
}

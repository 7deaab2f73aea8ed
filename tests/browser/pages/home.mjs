// The first screen: the field, the tiles, the doors, the categories.

import { Frame } from "./frame.mjs";

export class Home extends Frame {
  constructor(page) {
    super(page);
    this.field = page.getByRole("combobox", { name: "Votre métier" });
    this.results = page.getByRole("listbox", { name: "Métiers trouvés" });
    this.options = this.results.getByRole("option");
    this.tiles = page.getByRole("list", { name: "Métiers fréquents" }).getByRole("link");
    this.doors = page.getByRole("navigation", { name: "Autres entrées" }).getByRole("link");
    this.unlisted = page.getByRole("link", { name: "Je ne trouve pas mon métier" });
    this.chooseInList = page.getByRole("link", { name: "Choisir dans la liste" });
  }

  /// The result for a profession: its label, and perhaps the other name that was found.
  option(label) {
    return this.options.filter({ hasText: new RegExp(`^${label}`) }).first();
  }

  /// The words of the result that the arrow keys are on; null when there is none.
  async active() {
    const id = await this.field.getAttribute("aria-activedescendant");
    return id === null ? null : this.page.locator(`#${id}`).innerText();
  }
}

// The personal path: every page from here to the end, on one screen.

import { expect } from "../support/test.mjs";
import { Frame } from "./frame.mjs";

export class Path extends Frame {
  constructor(page) {
    super(page);
    this.contents = page.getByRole("navigation", { name: "Dans l'ordre" });
    this.done = page.locator(".contents").getByText(/étapes? faites? sur|Cochez les étapes faites/);
    this.steps = page.getByRole("checkbox", { name: /^Étape \d+ faite$/ });
    this.onMyPhone = page.getByText("Continuer sur mon téléphone");
    this.code = page.getByRole("img", { name: /^Code QR/ });
    this.copyLink = page.getByRole("button", { name: "Copier le lien" });
    this.keep = page.getByRole("checkbox", { name: /^Garder ma progression sur cet ordinateur/ });
    this.finish = page.getByRole("button", { name: "Terminer" });
    this.print = page.getByRole("button", { name: "Imprimer" });
    this.messages = page.getByRole("heading", { name: "Messages prêts à copier" });
  }

  async isShown() {
    await expect(this.title).toHaveText("Votre parcours");
  }

  /// The titles of the parts, in the order of the list of contents, which must be that of the page.
  async parts() {
    if ((await this.page.locator("section.part").count()) === 1) {
      await expect(this.contents, "a list of one says nothing").toHaveCount(0);
      return [(await this.page.locator("section.part > h2").innerText()).replace(/\s/g, " ")];
    }
    const links = await this.contents.getByRole("link").all();
    const ids = await Promise.all(links.map((link) => link.getAttribute("href")));
    const listed = await Promise.all(ids.map((id) => this.page.locator(id).innerText()));
    const shown = await this.page.locator("section.part > h2").allInnerTexts();
    expect(shown).toEqual(listed);
    return shown.map((text) => text.replace(/\s/g, " "));
  }

  /// The addresses of what is offered beside the path, below the root.
  async offers(root) {
    const section = this.page.locator("section").filter({
      has: this.page.getByRole("heading", { name: "Aussi possible", level: 2, exact: true }),
    });
    const links = await section.getByRole("link").all();
    const found = await Promise.all(links.map((link) => link.evaluate((a) => a.href)));
    return found.map((href) => href.replace(root, ""));
  }

  /// « Oui » or « Non » to a line of « Avant de commencer ».
  declare(line, answer) {
    return this.page.getByRole("group", { name: line, exact: true }).getByRole("radio", { name: answer });
  }
}

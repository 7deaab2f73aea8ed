// What stands on every page, found by role and by the words people read.

/// Text that may be followed by a help text in the same label.
export const begins = (text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}( |$)`);

export class Frame {
  constructor(page) {
    this.page = page;
    this.main = page.getByRole("main");
    this.title = page.getByRole("heading", { level: 1 });
    this.back = page.getByRole("button", { name: "Retour" });
    this.answers = page.getByRole("region", { name: "Vos réponses" });
    this.resume = page.getByRole("link", { name: "Reprendre mon parcours" });
    this.why = page.getByText("Pourquoi suis-je ici ?");
    this.announced = page.locator("#page > [role=status]");
  }

  /// A link of the navigation above every page.
  menu(name) {
    return this.page.getByRole("navigation", { name: "Guide", exact: true }).getByRole("link", { name });
  }

  /// The link that changes the answer to a question.
  modify(question) {
    return this.answers.getByRole("link", { name: `Modifier ${question}` });
  }
}

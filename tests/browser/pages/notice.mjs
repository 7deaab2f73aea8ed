// The bar at the foot of the window that tells about the copy of the guide.

export class Notice {
  constructor(page) {
    this.bar = page.getByRole("complementary", { name: "Guide hors ligne" });
    this.words = this.bar.getByRole("status");
    this.close = this.bar.getByRole("button", { name: "Fermer" });
    this.take = this.bar.getByRole("button", { name: "Passer à la nouvelle version" });
    this.later = this.bar.getByRole("button", { name: "Plus tard" });
  }
}

export const READY = /^Prêt hors ligne/;
export const NEW = /^Une nouvelle version du guide est prête/;
export const NOT_KEPT = /^Le guide n'a pas pu être gardé/;

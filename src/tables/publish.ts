/** What may leave the building in `dist/` beyond numbers and names of systems and tasks. */
export interface PublishSetting {
  raters: "pseudonyms" | "names";
  text: "none" | "all" | {categories: string[]};
}

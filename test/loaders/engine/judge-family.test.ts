import {expect, it} from "vitest";
import {judgeFamily} from "../../../loaders/engine/judge-family.js";

const systems = [
  {system: "Skua", model: "skua-2", family: "Larus", provider: "larus"},
  {system: "Tern", model: "tern-2", family: "Larus", provider: "larus"},
  {system: "Mix A", model: "a", family: "A", provider: "host"},
  {system: "Mix B", model: "b", family: "B", provider: "host"},
  {system: "Claude", model: null, family: "Anthropic", provider: null}
];

it("judgeFamily(name, known) goes by systems:, by a system of that name, by the rule for systems, then by the maker", () => {
  const entries = [{match: "house/*", family: "House"}];
  const of = (name: string) => judgeFamily(name, {systems, entries});
  expect(["house/x", "tern-2", "claude-x", "larus/petrel-judge", "host/c", "petrel"].map(of)).toEqual([
    "House",
    "Larus",
    // Spelled as the systems spell it.
    "Anthropic",
    "Larus",
    // A host serves models of several makers.
    null,
    null
  ]);
});

import {describe, expect, it} from "vitest";
import {systemChoice} from "../../../loaders/cli/system-options.js";
import {runOf, workedCells} from "../value/worked-cells.js";

const {facts, cells} = workedCells([...runOf("Kite 3", 40, 30, 1), ...runOf("Osprey 3", 40, 39, 2)]);

describe("systemChoice(facts, cells, options)", () => {
  it("systemChoice(…) shows the leader where none is named, and one by its name", () => {
    expect(systemChoice(facts, cells, {})).toMatchObject({system: "Osprey 3", suite: "suite"});
    expect(systemChoice(facts, cells, {system: "Kite 3", suite: "suite"})).toMatchObject({system: "Kite 3"});
  });

  it.each([
    [{system: "kite"}, '--system needs a system, got "kite", near it "Kite 3"'],
    [{system: "zzzzzzzz"}, '--system needs a system, one of "Kite 3", "Osprey 3", got "zzzzzzzz"'],
    [{suite: "suit"}, '--suite needs a suite, got "suit", near it "suite"']
  ])("systemChoice(…) refuses a name that is not there in one line with near ones: %j", (options, message) => {
    expect(() => systemChoice(facts, cells, options)).toThrow(message);
  });
});

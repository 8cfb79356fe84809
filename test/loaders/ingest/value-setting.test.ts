import {describe, expect, it} from "vitest";
import {readWorkspace} from "../../../loaders/workspace/read-workspace.js";
import {workspaceOf} from "./support.js";

const read = (value: string) =>
  readWorkspace(workspaceOf({"workspace.yaml": `title: x\nvalue: ${value}\n`})).settings.value;

describe("value: in workspace.yaml", () => {
  it("takes numbers and ranges", () => {
    expect(
      read("{incident_usd: [1000, 9000], escape_rate: [0.1, 0.5], rework_usd: 60, tasks_per_month: 20000}")
    ).toEqual({incident_usd: [1000, 9000], escape_rate: [0.1, 0.5], rework_usd: 60, tasks_per_month: 20000});
    expect(read("{debug_hours: [2, 30], hourly_usd: 90, horizon_months: 6}")).toMatchObject({debug_hours: [2, 30]});
    expect(read("{incident_usd: 0, escape_rate: 1}")).toEqual({incident_usd: 0, escape_rate: 1});
    expect(read("{}")).toEqual({});
  });

  it.each([
    [
      "{incident_usd: dear}",
      'workspace.yaml:2:9: value.incident_usd must be dollars from 0 on, or a range [low, high] of them above 0, got "dear"'
    ],
    [
      "{escape_rate: 30}",
      "workspace.yaml:2:9: value.escape_rate must be a share from 0 to 1, or a range [low, high] of them above 0, got 30"
    ],
    ["{rework_usd: [90, 20]}", /^workspace\.yaml:2:9: value\.rework_usd must be .*, got \[90,20\]$/],
    ["{rework_usd: [0, 20]}", /got \[0,20\]$/],
    ["{escape_rate: [0.1, 1]}", /got \[0\.1,1\]$/],
    ["{debug_hours: 3}", "workspace.yaml:2:1: value needs debug_hours and hourly_usd together"],
    [
      "{incident_usd: 3, debug_hours: 3, hourly_usd: 3}",
      "workspace.yaml:2:9: value.incident_usd must not stand beside debug_hours and hourly_usd, which say the same"
    ],
    ["{incidents: 3}", 'workspace.yaml:2:9: value must hold known keys only, got "incidents"']
  ])("refuses %s", (value, message) => {
    expect(() => read(value)).toThrow(message);
  });
});

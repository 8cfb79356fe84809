import {z} from "zod";

/** A number, or a range `[low, high]` of which somebody is nine tenths sure. A range of money or hours must be above 0. */
function given({most, what}: {most: number; what: string}) {
  return z.unknown().transform((value, context): number | [number, number] => {
    const inside = (x: unknown): x is number => typeof x === "number" && Number.isFinite(x) && x >= 0 && x <= most;
    if (inside(value)) return value;
    if (Array.isArray(value) && value.length === 2) {
      const [low, high] = value as unknown[];
      if (inside(low) && inside(high) && low > 0 && low < high && high < most) return [low, high];
    }
    context.addIssue({
      code: "custom",
      message: `must be ${what}, or a range [low, high] of them above 0, got ${JSON.stringify(value)}`
    });
    return z.NEVER;
  });
}

const money = given({most: Infinity, what: "dollars from 0 on"}).optional();

/** `value:` of workspace.yaml: what a failed task costs here, and how many tasks there are. */
export const valueSchema = z
  .strictObject({
    incident_usd: money,
    debug_hours: given({most: Infinity, what: "hours from 0 on"}).optional(),
    hourly_usd: money,
    escape_rate: given({most: 1, what: "a share from 0 to 1"}).optional(),
    rework_usd: money,
    tasks_per_month: given({most: Infinity, what: "a count from 0 on"}).optional(),
    horizon_months: z.number().positive().optional()
  })
  .superRefine((value, context) => {
    const hours = value.debug_hours !== undefined;
    if (hours !== (value.hourly_usd !== undefined))
      context.addIssue({code: "custom", path: [], message: "needs debug_hours and hourly_usd together"});
    if (hours && value.incident_usd !== undefined)
      context.addIssue({
        code: "custom",
        path: ["incident_usd"],
        message: "must not stand beside debug_hours and hourly_usd, which say the same"
      });
  });

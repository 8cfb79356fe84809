import {isRefusal} from "../../statistics/estimate.js";
import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import {formatCount, formatCountOf} from "../../style/format.js";
import {known} from "../quantity.js";
import type {AgreementModel, Explained, JudgeAgreement} from "./agreement-model.js";
import {closestOf, goesWith} from "./metric-words.js";
import {coefficientWords, standing, whyRefused} from "./coefficient-words.js";

/** What the answer is made from. */
export interface AnswerParts extends Pick<AgreementModel, "kind" | "overall" | "metrics"> {
  /** People whose verdicts count. */
  people: number;
  /** Systems among the items; empty where it is not known who made them. */
  systems: string[];
  level: "nominal" | "ordinal" | "interval";
  /** Judges, the one that agrees best first, with the coefficient that fits and its sign. */
  judges: {agreement: JudgeAgreement; coefficient: Explained}[];
  symbol: string;
  /** Judges with a verdict on the dimension, whether or not people rated the same items. */
  judgeCount: number;
  /** How judges agree with each other. */
  betweenJudges: Explained | null;
  minItems: number;
}

/**
 * The page's answer: whether a judge may stand in for people, how far people agree themselves, and what judges miss.
 *
 * The verdict goes by the lower ends of both intervals; nothing is said of ranking by a judge unless both hold.
 */
export function agreementAnswer(parts: AnswerParts): string {
  if (parts.kind === "empty")
    return "Nobody has rated an output, so how far the automatic scores can be trusted cannot be told.";
  if (parts.kind === "judges") return judgesOnly(parts);
  const first = parts.judges.find(({coefficient}) => !isRefusal(coefficient));
  if (!first) return withoutJudges(parts);
  const alpha = parts.overall[0]?.krippendorff_alpha;
  const lead = verdict(parts, standing(alpha), standing(first.coefficient));
  return `${lead} ${peopleWords(parts)}; ${judgeWords(parts, first)}.${missedWords(parts)}${fewWords(parts)}`;
}

function verdict(
  {systems, people}: AnswerParts,
  ofPeople: ReturnType<typeof standing>,
  ofJudge: ReturnType<typeof standing>
): string {
  const rank = systems.length === 1 ? `score ${systems[0]}` : "rank systems";
  if (people > 1 && (ofPeople === "low" || ofPeople === "unshown")) return `Not to ${rank}.`;
  if (ofJudge === "low") return `Not to ${rank}.`;
  if (ofJudge === "unshown" || ofJudge === "unknown") return `Not shown to be good enough to ${rank}.`;
  if (ofPeople === "unknown") return `To sort outputs as one reviewer would, not to ${rank}.`;
  if (ofJudge === "tentative" || ofPeople === "tentative") return `To sort outputs roughly, not to ${rank}.`;
  return systems.length === 1
    ? "To sort outputs, yes; not to tell two runs apart that stand a few points from each other."
    : "To sort outputs, yes; not to tell systems apart that stand a few points from each other.";
}

/** "People agree with each other at α 0.86 (0.84 to 0.89)", and what is to be thought of it. */
function peopleWords({overall, people}: AnswerParts): string {
  const alpha = overall[0]!.krippendorff_alpha;
  if (people === 1) return "One person rated, so whether people agree cannot be told";
  if (isRefusal(alpha))
    return alpha.refused === "no_pairable_units"
      ? `${formatCountOf(people, "person", "people")} rated, no two of them the same item, so whether they agree cannot be told`
      : `How far people agree cannot be told (${whyRefused(alpha)})`;
  const of = {
    low: ", too little to hold a judge against",
    unshown: ", not shown to be enough to hold a judge against",
    tentative: "",
    reliable: "",
    unknown: ""
  }[standing(alpha)];
  return `People agree with each other at ${coefficientWords("α", alpha)}${of}`;
}

function judgeWords({judges, symbol, people, level}: AnswerParts, first: AnswerParts["judges"][number]): string {
  const which = judges.length === 1 ? "the judge" : judges.length === 2 ? "the better judge" : "the best judge";
  const whom =
    people === 1
      ? "that person"
      : {nominal: "their majority", ordinal: "their middle verdict", interval: "their mean"}[level];
  const kin = first.agreement.own_family.length > 0 ? " of a family under test," : "";
  return `${which}, ${first.agreement.judge},${kin} agrees with ${whom} at ${coefficientWords(symbol, first.coefficient)}`;
}

/** Labels of which every judge is shown to find less than half: " Neither can tell a tie." */
function missedWords(parts: AnswerParts): string {
  const {judges} = parts;
  const missed = missedLabels(parts);
  if (missed.length === 0) return "";
  const who = judges.length === 1 ? "It misses" : judges.length === 2 ? "Both miss" : "All of them miss";
  return ` ${who} most of what people call ${missed.map(quoted).join(" and ")}.`;
}

/** The labels people give of which every judge is shown to find less than half; on a scale the next step is no miss. */
export function missedLabels({judges, level}: Pick<AnswerParts, "judges" | "level">): string[] {
  const tables = judges.flatMap(({agreement: {confusion}}) => (confusion ? [confusion] : []));
  if (level !== "nominal" || tables.length === 0 || tables.length < judges.length) return [];
  return tables[0]!.rows.filter((_, k) =>
    tables.every(({counts}) => {
      const found = wilsonCi(
        counts[k]![k]!,
        counts[k]!.reduce((a, b) => a + b, 0)
      );
      return !isRefusal(found) && found.high !== null && found.high < 0.5;
    })
  );
}

function fewWords({overall, minItems}: AnswerParts): string {
  const alpha = overall[0]?.krippendorff_alpha;
  if (!alpha || isRefusal(alpha) || alpha.n >= minItems) return "";
  return ` Several people rated only ${formatCountOf(alpha.n, "item")}.`;
}

function withoutJudges(parts: AnswerParts): string {
  const them = parts.people === 1 ? "that person" : "them";
  const start = `${peopleWords(parts)}; ${parts.judgeCount === 0 ? `no judge was rated beside ${them}` : `how far a judge agrees with ${them} cannot be told`}`;
  return `${start}. ${bestMetricWords(parts)}${fewWords(parts)}`;
}

function bestMetricWords({metrics, people}: AnswerParts): string {
  const measured = metrics.filter((m) => known(m.spearman) && !m.anomaly_detector && m.kind !== "judge");
  const best = measured[0];
  const whose = people === 1 ? "that person's" : "people's";
  if (!best) return `No automatic metric can be held against ${whose} ratings.`;
  const rho = coefficientWords("ρ", best.spearman);
  if (!goesWith(best))
    return measured.length === 1
      ? `The one automatic metric, ${best.title}, is not shown to go with ${whose} ratings: ${rho}.`
      : `None of ${formatCount(measured.length)} automatic metrics is shown to go with ${whose} ratings; the closest, ${best.title}, stands at ${rho}.`;
  return measured.length === 1
    ? `The one automatic metric, ${best.title}, goes with ${whose} ratings at ${rho}.`
    : `Of ${formatCount(measured.length)} automatic metrics ${best.title} stands closest to ${whose} ratings, at ${rho}${closestOf(measured) ? "" : ", not shown to be closer than the next"}.`;
}

function judgesOnly({judgeCount, betweenJudges}: AnswerParts): string {
  if (judgeCount === 0)
    return "Only automatic metrics have rated, so whether they are right cannot be told: no person has rated the same items.";
  if (!betweenJudges)
    return "Only one judge has rated, so whether it is right cannot be told: no person has rated the same items.";
  const agree = isRefusal(betweenJudges)
    ? `how far the ${formatCountOf(judgeCount, "judge")} agree cannot be told (${whyRefused(betweenJudges)})`
    : `the judges agree with each other at ${coefficientWords("α", betweenJudges)}, which does not say whether they are right`;
  return `No person has rated: ${agree}.`;
}

/** A label as a page quotes it. */
export function quoted(label: string): string {
  return `“${label}”`;
}

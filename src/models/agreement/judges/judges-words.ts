import {isRefusal} from "../../../statistics/estimate.js";
import {
  formatCoefficient,
  formatCount,
  formatCountOf,
  formatInterval,
  formatList,
  formatNumber,
  formatPercent,
  formatPoints,
  formatPValue,
  formatSymbol
} from "../../../style/format.js";
import {known, type Quantity} from "../../quantity.js";
import type {Bias, JudgeModel, JudgingWords} from "./judges-model.js";

type Told = Omit<JudgeModel, "words">;

/** From this share of turned verdicts on, the section speaks of them. */
const OFTEN = 0.05;

/** What is said of one judge, each sentence no wider than its interval. */
export function judgeWords(judge: Told): string {
  if (judge.n === 0) return [noItems(judge), outageWords(judge)].filter((s) => s !== "").join(" ");
  return [
    agreementWords(judge),
    errorWords(judge),
    orderWords(judge),
    familyWords(judge),
    lengthWords(judge),
    calibrationWords(judge),
    driftWords(judge),
    outageWords(judge)
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function noItems({judge, dimension}: Told): string {
  return `No item has both a verdict of ${judge} and one of people on ${dimension}, so nothing can be said of how far to trust it.`;
}

function agreementWords({n, agreement, kappa, kappa_kind, flags}: Told): string {
  const share = known(agreement);
  const k = known(kappa);
  const only = flags.includes("small_n") ? "only " : "";
  const on = `${only}${formatCountOf(n, "item")}`;
  if (!share) return `It and people judged ${on} in common, too few to say how far they agree.`;
  const weighted = kappa_kind === "weighted_kappa" ? "weighted " : "";
  const beyond = k
    ? `, ${weighted}${formatSymbol("κ", formatCoefficient(k.value))} (95% interval ${formatInterval(k.low, k.high, (x) => formatCoefficient(x))})`
    : "; beyond chance nothing can be said";
  const exactly = kappa_kind === "weighted_kappa" ? "exactly " : "";
  return `It says ${exactly}what people say on ${formatPercent(share.value)} of ${on}${beyond}.`;
}

function errorWords({approval, sensitivity, specificity}: Told): string {
  if (approval === null) return "";
  const yes = known(sensitivity);
  const no = known(specificity);
  const parts = [
    yes ? `approves ${rateWords(yes)} of what people approve` : "",
    no ? `rejects ${rateWords(no)} of what they reject` : ""
  ].filter((p) => p !== "");
  return parts.length === 0 ? "" : `It ${parts.join(" and ")}.`;
}

/** `93% (82 to 97)`. */
function rateWords({value, low, high}: {value: number; low: number | null; high: number | null}): string {
  return `${formatPercent(value)} (${formatInterval(low, high, (x) => formatPoints(x, 0))})`;
}

function orderWords({order}: Told): string {
  if (isRefusal(order)) return "";
  const unread =
    order.unread_once > 0 ? `, on ${formatCount(order.unread_once)} of them for want of a verdict in one order` : "";
  const share = order.flipped / order.pairs;
  const turned =
    order.flipped === 0
      ? `When the two answers change places it says the same on all ${formatCountOf(order.pairs, "pair")}.`
      : `When the two answers change places its verdict does not hold on ${formatCount(order.flipped)} of ${formatCountOf(order.pairs, "pair")} (${formatPercent(share, share < 0.095 ? 1 : 0)})${unread}; such pairs are ties here.`;
  const right = known(order.right);
  const sides = right
    ? ` Over both orders it sides with people on ${formatPercent(right.value, 1)} of ${formatCountOf(order.right_n, "pair")} (95% interval ${formatInterval(right.low, right.high, (x) => formatPoints(x))}).`
    : "";
  return `${turned} ${placeWords(order.bias)}${sides}`.replaceAll(/ {2,}/g, " ");
}

function placeWords(quantity: Quantity): string {
  const bias = known(quantity);
  if (!bias) return "";
  const {value, low, high} = bias;
  const shown = low !== null && high !== null && (low > 0 || high < 0);
  if (!shown)
    return `No leaning to a place is shown (first minus second ${formatPoints(value)} points, ${formatInterval(low, high, (x) => formatPoints(x))}).`;
  const [a, b] = value > 0 ? [low, high] : [-high, -low];
  return `It leans to the ${value > 0 ? "first" : "second"} place by ${formatPoints(Math.abs(value))} points (95% interval ${formatInterval(a, b, (x) => formatPoints(x))}).`;
}

function familyWords({family, family_bias, same_family_systems}: Told): string {
  if (same_family_systems.length === 0) return "";
  const names = formatList(same_family_systems);
  if (isRefusal(family_bias))
    return `It is of the family of ${names}; whether it favours them cannot be told from these items.`;
  const said = shown(family_bias);
  if (said === 0)
    return `It is of the family of ${names}; with people's verdict held still no leaning to its own family is shown (odds ${oddsWords(family_bias, true)}).`;
  return `With people's verdict held still its odds of approving ${names}, of its own family ${family}, are ${oddsWords(family_bias)} those of others: ${said > 0 ? "it favours" : "it is harder on"} its own.`;
}

function lengthWords({length_bias}: Told): string {
  if (isRefusal(length_bias)) return "";
  const said = shown(length_bias);
  if (said === 0)
    return `No leaning to length is shown (odds for each standard deviation ${oddsWords(length_bias, true)}).`;
  return `${said > 0 ? "Longer" : "Shorter"} answers go with approval beyond what people explain: for each standard deviation of length the odds are ${oddsWords(length_bias)}.`;
}

/** The sign of a bias whose interval leaves out nought and rests on enough clusters; 0 where none is shown. */
function shown({low, high, value, n_clusters}: Bias): number {
  if (low === null || high === null || (n_clusters ?? 10) < 10) return 0;
  return low > 0 || high < 0 ? Math.sign(value) : 0;
}

/** `4.1 times (1.6 to 10.2)`. */
function oddsWords({value, low, high}: Bias, bracketed = false): string {
  const odds = (x: number) => formatNumber(Math.exp(x), Math.exp(x) < 0.095 ? 2 : Math.exp(x) >= 99.5 ? 0 : 1);
  const margin = `95% interval ${formatInterval(low, high, odds)}`;
  return `${odds(value)} times${bracketed ? `, ${margin}` : ` (${margin})`}`;
}

function calibrationWords({calibration}: Told): string {
  if (isRefusal(calibration)) return "";
  const {ece, ece_debiased, ece_p, recalibrated, n} = calibration;
  const beyond = known(ece_debiased)!.value;
  const gap = `${formatPoints(ece)} points`;
  const first =
    ece_p < 0.05
      ? `Its marks are not chances: on ${formatCountOf(n, "item")} they miss the share people approve by ${gap} on average, ${formatPoints(beyond)} of them beyond noise (p ${formatPValue(ece_p)}).`
      : `Its marks miss the share people approve by ${gap} on average over ${formatCountOf(n, "item")}, no more than chance could make (p ${formatPValue(ece_p)}).`;
  const gain = known(recalibrated.gain);
  const brier = known(calibration.brier);
  const after = known(recalibrated.brier);
  if (!gain || !brier || !after || gain.low === null || gain.low <= 0) return first;
  return `${first} A curve fitted on half of the tasks lowers the squared error on the other half from ${formatCoefficient(brier.value, 3)} to ${formatCoefficient(after.value, 3)}.`;
}

function driftWords({drift}: Told): string {
  if (isRefusal(drift)) return "";
  const change = known(drift.difference);
  const [before, after] = [known(drift.before), known(drift.after)];
  if (!change || !before || !after) return "";
  const moved = change.low !== null && change.high !== null && (change.low > 0 || change.high < 0);
  const numbers = `${formatPercent(before.value)} before ${drift.since}, ${formatPercent(after.value)} since (difference ${formatPoints(change.value)} points, ${formatInterval(change.low, change.high, (x) => formatPoints(x))})`;
  return moved ? `Its agreement with people has moved: ${numbers}.` : `No drift is shown: ${numbers}.`;
}

function outageWords({outages, judged}: Told): string {
  if (outages === 0) return "";
  return `${formatCountOf(outages, "verdict")} of it could not be had or read, beside ${formatCount(judged)} that could: ${outages === 1 ? "an outage, not a verdict" : "outages, not verdicts"}.`;
}

/** The section in words: its heading is the gravest thing that is shown of a judge. */
export function judgingWords(judges: readonly JudgeModel[], rated: number): JudgingWords {
  const weighted = judges.some((j) => j.flags.includes("weighted"));
  const split = judges[0]?.split ?? 0;
  const caption = [
    judges.every((j) => j.approval === null)
      ? "κ is agreement beyond chance. The labels do not say which of them is approval, so errors have no two sides."
      : "Sensitivity is the share a judge approves of what people approve, specificity the share it rejects of what they reject; κ is agreement beyond chance.",
    weighted ? "Both shares are weighted by the inverse of each item's logged chance of review." : "",
    split > 0
      ? `${formatCountOf(split, "item")} on which people are evenly split ${split === 1 ? "counts" : "count"} for neither side.`
      : "",
    judges.filter((j) => !isRefusal(j.family_bias) || !isRefusal(j.length_bias)).length > 1
      ? "Leanings are tested for each judge by itself, not adjusted for their number."
      : "",
    judges.some((j) => j.flags.includes("same_family"))
      ? "A judge of the family under test is marked wherever its word is used."
      : ""
  ];
  return {
    heading: heading(judges),
    findings: findings(judges),
    caption: judges.length === 0 ? "" : caption.filter((s) => s !== "").join(" "),
    calibration_caption: judges.some((j) => !isRefusal(j.calibration))
      ? "Each dot is a bin of marks: how high the judge marked, against the share of those answers that people approve, with its 95% interval. On the dashed line a mark of 0.8 would mean that eight in ten are approved; under it the judge is too kind."
      : "",
    missing:
      judges.length > 0
        ? ""
        : rated === 0
          ? "Needs items that people rated: nobody can say how far to trust a judge without them."
          : "No judge model rated these items or marked these attempts."
  };
}

/** Only what is shown: a leaning, a place, a drift, marks that are no chances. The rest stands with each judge. */
function findings(judges: readonly JudgeModel[]): string {
  const found = judges.flatMap((j) => {
    const name = (sentence: string) =>
      sentence
        .replace(/^It /, `${j.judge} `)
        .replace(/\bits (own family|odds|marks|agreement|verdict)/i, `${j.judge}'s $1`);
    const said: string[] = [];
    if (!isRefusal(j.family_bias) && shown(j.family_bias) !== 0) said.push(name(familyWords(j)));
    if (!isRefusal(j.length_bias) && shown(j.length_bias) !== 0) said.push(`Of ${j.judge}: ${lower(lengthWords(j))}`);
    if (!isRefusal(j.order) && j.order.flipped >= OFTEN * j.order.pairs) said.push(name(orderWords(j)));
    if (!isRefusal(j.calibration) && j.calibration.ece_p < 0.05) said.push(name(calibrationWords(j)));
    if (!isRefusal(j.drift) && driftWords(j).startsWith("Its agreement")) said.push(name(driftWords(j)));
    return said;
  });
  if (found.length > 0) return found.join(" ");
  const asked = judges.filter((j) => [j.family_bias, j.length_bias, j.order].some((x) => !isRefusal(x)));
  if (asked.length > 0)
    return "No leaning of a judge is shown: not to its own family, to length or to a place, where these could be asked.";
  return judges.some((j) => j.n > 0)
    ? "Whether a judge leans to its own family, to length or to a place cannot be asked here: that takes systems of its family, lengths, or pairs in both orders."
    : "";
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function heading(judges: readonly JudgeModel[]): string {
  const partial = judges.find((j) => !isRefusal(j.family_bias) && shown(j.family_bias) > 0);
  if (partial) return `${partial.judge} favours its own family`;
  const turning = judges.flatMap((j) => (isRefusal(j.order) ? [] : [{judge: j.judge, ...j.order}]));
  const worst = turning.sort((a, b) => b.flipped / b.pairs - a.flipped / a.pairs)[0];
  if (worst && worst.flipped >= OFTEN * worst.pairs)
    return `${worst.judge} does not hold to its verdict on ${formatPercent(worst.flipped / worst.pairs)} of pairs when the order turns`;
  return judges.length === 1 ? "How the judge errs" : "How the judges err";
}

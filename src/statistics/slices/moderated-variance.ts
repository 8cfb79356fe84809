/** How many degrees of freedom the typical variance is worth beside a slice's own. */
const TYPICAL_DF = 30;

/**
 * A slice's variance, steadied by the variance typical of the whole: five passes out of five are not certainty.
 *
 * The mean of the two, weighted by degrees of freedom, the typical one counting as thirty: a slice's own spread outweighs
 * it only where there are more tasks than that. In small slices this keeps the test at its level.
 *
 * @param own - squared standard error from the slice's own tasks
 * @param typical - the squared standard error the slice would have with the spread of all tasks
 * @param df - degrees of freedom of `own`: clusters in the slice minus one
 * @returns the variance, and the degrees of freedom of both together
 * @see Smyth (2004), Stat. Appl. Genet. Mol. Biol. 3, Article 3, whose prior degrees of freedom are fixed here
 */
export function moderatedVariance(own: number, typical: number, df: number): {variance: number; df: number} {
  return {variance: (df * own + TYPICAL_DF * typical) / (df + TYPICAL_DF), df: df + TYPICAL_DF};
}

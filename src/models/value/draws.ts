/** How often and from which seed the tasks are drawn anew; stated on the page. */
export const DRAWS = {replicates: 1000, seed: 20261101};

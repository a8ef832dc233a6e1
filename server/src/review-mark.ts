/** The mark by which the program recognises its own pages for reviewers. They hold tables of reports but are not reports. */
export const REVIEW_MARK = '<meta name="generator" content="Gouji review">';

/** Whether a text is a page for reviewers. */
export function isReviewPage(text: string): boolean {
  return text.slice(0, 1000).includes(REVIEW_MARK);
}

/** Where a program's output goes. */
export interface Output {
  write(text: string): unknown;
}

/** The script of the worker as a text, which the build puts here. */
declare module 'gouji:core-worker' {
  const script: string;
  export default script;
}

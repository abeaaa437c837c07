/** The compiled kernels of `assembly/`, put there by the bundler (scripts/simd.mjs). */
declare module 'dl-tutor:simd' {
  /** base64 */
  const binary: string;
  export default binary;
}

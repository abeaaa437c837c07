export { nearest } from '../course/suggest.ts';

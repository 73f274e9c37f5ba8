import { formats, pictureFormats } from '../formats/index.js';
import type { ParsingLimits } from './limits.js';
import { serve } from './serve.js';

// The program of a parsing process; its limits come as an argument.
await serve([...formats, ...pictureFormats], JSON.parse(process.argv[2] ?? '') as ParsingLimits);

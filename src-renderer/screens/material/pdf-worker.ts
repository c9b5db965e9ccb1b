// The PDF reader's own thread, bundled into the app: nothing is fetched from outside.
import 'pdfjs-dist/build/pdf.worker.min.mjs';

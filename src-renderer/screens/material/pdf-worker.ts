// The PDF reader's own thread, bundled into the app: nothing is fetched from outside.
// oxlint-disable-next-line import/no-unassigned-import -- a worker has nothing to export, loading it is running it
import 'pdfjs-dist/build/pdf.worker.min.mjs';

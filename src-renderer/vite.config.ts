import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { antdStyles } from './antd-styles.ts';

/** Relative base: the same build is served by the loopback host and by Electron's own secure scheme. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), antdStyles()],
  build: { outDir: '../out/renderer', emptyOutDir: true, chunkSizeWarningLimit: 2000 },
});

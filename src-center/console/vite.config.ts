import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The reviewer's page is served by its own centre at /console/. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  build: { outDir: '../../out/console', emptyOutDir: true, chunkSizeWarningLimit: 2000 },
});

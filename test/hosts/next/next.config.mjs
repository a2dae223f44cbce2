/** @type {import('next').NextConfig} */
export default {
  // This folder is an application of its own: nothing of the project around it is read.
  turbopack: { root: import.meta.dirname },
  output: 'export',
  basePath: '/next',
  devIndicators: false,
}

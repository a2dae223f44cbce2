import { addons } from 'storybook/manager-api'

// Roots are listed after what stands alone, whatever `storySort` says: as a folder like the others, the guide is first and the site opens on its introduction.
addons.setConfig({ sidebar: { showRoots: false } })

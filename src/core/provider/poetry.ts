import { fileProvider, noVersion } from './file-provider.ts';

export const poetry = fileProvider({
  name: 'poetry',
  file: ({ folder }) => `${folder}pyproject.toml`,
  key: () => ['tool', 'poetry', 'version'],
  absent: (absence) => noVersion('poetry', absence),
  followers: null,
});

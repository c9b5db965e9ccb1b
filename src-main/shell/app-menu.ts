import type { MenuItemConstructorOptions } from 'electron';

/** The menu, in Chinese. Electron's own is English and opens its website. */
export function appMenu({
  developer,
  openDataFolder,
  showAbout,
}: {
  readonly developer: boolean;
  readonly openDataFolder: () => void;
  readonly showAbout: () => void;
}): MenuItemConstructorOptions[] {
  const developerItems: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: '重新载入' },
    { role: 'toggleDevTools', label: '开发者工具' },
  ];
  return [
    {
      label: '文件',
      submenu: [{ label: '打开数据文件夹', click: openDataFolder }, { type: 'separator' }, { role: 'quit', label: '退出' }],
    },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '查看',
      submenu: [
        { role: 'zoomIn', label: '放大', accelerator: 'CmdOrCtrl+=' },
        { role: 'zoomOut', label: '缩小' },
        { role: 'resetZoom', label: '实际大小' },
        { role: 'togglefullscreen', label: '全屏' },
        ...(developer ? developerItems : []),
      ],
    },
    { label: '帮助', submenu: [{ label: '关于社保申报台', click: showAbout }] },
  ];
}

/** `/` for people who follow the address: what this is, and that it is not a website. */
export function homePage(name: string, practice: boolean): string {
  const kind = practice ? '当前为演练模式，单位和人员均为虚构。' : '';
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title>
<style>body{font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:40em;margin:4em auto;padding:0 1em;line-height:1.8;color:#222}</style></head>
<body>
<h1>${name}</h1>
<p>这是社保申报台使用的中心服务端，供申报客户端通过网络接口访问，本身不是网上办事网站。${kind}</p>
<p>单位经办人：请打开“社保申报台”客户端，在设置中填写本页地址。</p>
<p>中心审核人员：请使用启动本服务时显示的“审核台”地址。</p>
<p>接口说明：<a href="/openapi.json">openapi.json</a></p>
</body>
</html>`;
}

import type { Failure } from '../../src-shared/contract/errors.ts';
import type { MaterialHazard } from '../../src-shared/domain/material.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { groupedCount } from '../../src-shared/lib/grouped-count.ts';
import type { FailureSentence } from './failures.ts';

type Hostile = Extract<Failure, { readonly code: 'material-hostile' }>;

const PRINT_AGAIN = '请打开它，用“打印”另存为一份新的 PDF，再选择新文件。';

const INSIDE = {
  script: '里有会自动运行的脚本',
  'automatic-action': '里有打开或翻页时自动执行的动作',
  launch: '里有启动其他程序的动作',
  'embedded-file': '里夹带了别的文件',
  'rich-media': '里有声音、视频或三维内容',
  xfa: '是动态表单（XFA），中心的程序看不到里面填写的内容',
  'sends-data': '里有把数据发往别处的动作',
  link: '里有指向网页或其他文件的链接',
} satisfies Partial<Record<MaterialHazard, string>>;

/** Why a readable file is not taken, and how to bring the same paper in a form that is. */
export function hazardSentence({ fileName, hazard, found, most }: Hostile): FailureSentence {
  const file = `“${fileName}”`;
  switch (hazard) {
    case 'too-many-pixels':
      return {
        what: `${file}有 ${tenThousands(found)} 万像素，超过上限 ${tenThousands(most)} 万。`,
        wayOut: '请把扫描分辨率降到 300 dpi 后重新扫描，或用看图软件缩小后再选择。',
      };
    case 'several-pages':
      return { what: `${file}里有 ${found ?? 0} 页，这项材料只收单张图片。`, wayOut: '请每页另存为一张图片后分别选择。' };
    case 'too-costly':
      return { what: `处理${file}用去的时间或内存太多，已停止，程序不受影响。`, wayOut: '请重新扫描，或用看图软件打开后另存一份再选择。' };
    case 'encrypted':
      return { what: `${file}是加密的 PDF，中心打不开。`, wayOut: '请用原来的软件打开，取消密码和权限限制后另存一份，再选择新文件。' };
    case 'not-at-start':
      return { what: `${file}在 PDF 内容之前还有别的数据，可能被改动过。`, wayOut: PRINT_AGAIN };
    case 'trailing-data':
      return { what: `${file}在 PDF 结尾之后还附有别的数据，可能被改动过。`, wayOut: PRINT_AGAIN };
    case 'page-loop':
      return { what: `${file}的页面目录首尾相连，无法确定有几页。`, wayOut: PRINT_AGAIN };
    case 'too-many-pages':
      return {
        what: `${file}有 ${found ?? 0} 页，超过上限 ${most ?? 0} 页。`,
        wayOut: '请只保留这项材料需要的页，或拆成几个文件分别选择。',
      };
    case 'page-too-large':
      return { what: `${file}里有边长超过 5 米的页面，不是正常的材料。`, wayOut: PRINT_AGAIN };
    case 'script':
    case 'automatic-action':
    case 'launch':
    case 'embedded-file':
    case 'rich-media':
    case 'xfa':
    case 'sends-data':
    case 'link':
      return { what: `${file}${INSIDE[hazard]}，为安全起见没有采用。`, wayOut: PRINT_AGAIN };
    default:
      return assertNever(hazard);
  }
}

function tenThousands(count: number | null): string {
  return groupedCount(Math.round((count ?? 0) / 10_000));
}

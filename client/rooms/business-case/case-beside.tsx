import { type LatePart, useLate } from '../../shell/late.ts';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import type { Params } from '../../shell/page.types.ts';
import { besideCase, casePage } from '../../shell/parts.ts';

/** What other rooms have to say of a section, beside it. */
export const CaseBeside = (props: { section: string }) => (
  <>
    {besideCase.map((part, at) => (
      <Part key={at} late={part} props={props} />
    ))}
  </>
);

/** A page of another room about the case. */
export function PageOfCase({ section, params }: { section: string; params: Params }) {
  const page = casePage(section);
  return page ? <Part late={page} props={{ params }} /> : <NoPageHere />;
}

function Part<Props extends object>({ late, props }: { late: LatePart<Props>; props: Props }) {
  const Come = useLate(late);
  return Come ? <Come {...props} /> : null;
}

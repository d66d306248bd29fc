import { type LatePart, useLate } from '../../shell/late.ts';
import { NoPageHere } from '../../shell/no-page-here.tsx';
import { besideCase, casePage } from '../../shell/parts.ts';

/** What other rooms have to say of a section, beside it. */
export const CaseBeside = (props: { section: string }) => (
  <>
    {besideCase.map((part, at) => (
      <Part key={at} late={part} props={props} />
    ))}
  </>
);

const NONE = {};

/** A page of another room about the case. */
export function PageOfCase({ section }: { section: string }) {
  const page = casePage(section);
  return page ? <Part late={page} props={NONE} /> : <NoPageHere />;
}

function Part<Props extends object>({ late, props }: { late: LatePart<Props>; props: Props }) {
  const Come = useLate(late);
  return Come ? <Come {...props} /> : null;
}

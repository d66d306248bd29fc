import { serve, type Route } from '../../core/endpoint.ts';
import { pick, picker } from './picker.contract.ts';
import type { PickerService } from './picker.service.ts';

export function pickerRoutes(service: PickerService): Route[] {
  return [
    serve(picker, ({ session }) => service.show(session)),
    serve(pick, ({ session, body }) => service.answer(session, body.keys)),
  ];
}

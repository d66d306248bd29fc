import { readCourses } from '../rooms.ts';

/**
 * Reads and checks every course once, so that the result lies in `.cache/course` and the first start is quick. The
 * image does it while it is built: its file system is read-only afterwards. Throws BadCourse: no image of a bad course.
 */
const courses = readCourses().all();
process.stdout.write(`${courses.map((one) => `${one.id}, edition ${one.edition}`).join('\n')}\n`);

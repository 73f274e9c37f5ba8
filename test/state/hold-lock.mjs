// Another process that holds a refresh lock: takes the file named by its argument, says so, and stays.
import { DatabaseSync } from '@photostructure/sqlite';

const database = new DatabaseSync(process.argv[2]);
database.exec('BEGIN EXCLUSIVE');
process.stdout.write('held\n');
setInterval(() => database.isOpen, 1000);

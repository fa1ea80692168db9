BEGIN TRANSACTION;
CREATE TABLE claims (
	position INTEGER NOT NULL, 
	id TEXT, 
	kind TEXT, 
	story TEXT, 
	series TEXT, 
	proposition TEXT, 
	form TEXT, 
	lower FLOAT, 
	upper FLOAT, 
	unit TEXT, 
	as_of_start TEXT, 
	as_of_end TEXT, 
	polarity TEXT, 
	rank TEXT, 
	rank_reason TEXT, 
	confidence FLOAT, 
	texts_low INTEGER, 
	texts_high INTEGER, 
	origins_low INTEGER, 
	origins_high INTEGER, 
	utterances_low INTEGER, 
	utterances_high INTEGER, 
	asserters_low INTEGER, 
	asserters_high INTEGER, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "claims" VALUES(0,'c-d0d457db0a26','figure','story-1bfa57d6f250','series-0b7095859580','17 cars, in Lisbon','exact',17.0,17.0,NULL,'2031-06-09','2031-06-09','asserted','preferred','the only figure of its series',0.96,1,1,1,1,1,1,1,1,'{"id":"c-d0d457db0a26","kind":"figure","story":"story-1bfa57d6f250","proposition":"17 cars, in Lisbon","value":{"form":"exact","lower":17.0,"upper":17.0,"lower_closed":true,"upper_closed":true,"unit":null},"as_of":{"start":"2031-06-09","end":"2031-06-09","basis":"“Monday”, publication on 2031-06-09","start_offset":69,"end_offset":75,"partial":null},"scope":{"places":["Lisbon"],"excludes":[],"includes":[]},"polarity":"asserted","asserters":["e-294ad22b58ac"],"confidence":0.96,"drift":[],"quantities":["q-5a70ee2bab5e"],"statements":["s-c5d6710b2e1b"],"rank":"preferred","rank_reason":"the only figure of its series","independence":{"texts":{"low":1,"high":1},"origins":{"low":1,"high":1},"utterances":{"low":1,"high":1},"asserters":{"low":1,"high":1}},"state":"machine","series":"series-0b7095859580","unknowns":[],"reasons":["one mention"]}');
INSERT INTO "claims" VALUES(1,'c-17d86858bc4a','figure','story-7e2637c9ebe7','series-16d84bc33376','42 people, injured, in Marlow','exact',42.0,42.0,NULL,'2031-05-02','2031-05-02','asserted','normal','rivals 58, which is preferred: the higher of two running counts, and nothing else tells them apart',0.97,1,1,1,1,1,1,1,1,'{"id":"c-17d86858bc4a","kind":"figure","story":"story-7e2637c9ebe7","proposition":"42 people, injured, in Marlow","value":{"form":"exact","lower":42.0,"upper":42.0,"lower_closed":true,"upper_closed":true,"unit":null},"as_of":{"start":"2031-05-02","end":"2031-05-02","basis":"said Friday (“Friday”, publication on 2031-05-02)","start_offset":66,"end_offset":72,"partial":null},"scope":{"places":["Marlow"],"excludes":[],"includes":[]},"polarity":"asserted","asserters":["e-c67dba9bc820"],"confidence":0.97,"drift":[],"quantities":["q-25057964f278"],"statements":["s-679770ad6493"],"rank":"normal","rank_reason":"rivals 58, which is preferred: the higher of two running counts, and nothing else tells them apart","independence":{"texts":{"low":1,"high":1},"origins":{"low":1,"high":1},"utterances":{"low":1,"high":1},"asserters":{"low":1,"high":1}},"state":"machine","series":"series-16d84bc33376","unknowns":[],"reasons":["one mention"]}');
INSERT INTO "claims" VALUES(2,'c-d7585aa715f2','figure','story-7e2637c9ebe7','series-16d84bc33376','58 people, injured','exact',58.0,58.0,NULL,'2031-05-02','2031-05-02','asserted','preferred','against what it conflicts with: the higher of two running counts, and nothing else tells them apart',0.94,1,1,1,1,1,1,1,1,'{"id":"c-d7585aa715f2","kind":"figure","story":"story-7e2637c9ebe7","proposition":"58 people, injured","value":{"form":"exact","lower":58.0,"upper":58.0,"lower_closed":true,"upper_closed":true,"unit":null},"as_of":{"start":"2031-05-02","end":"2031-05-02","basis":"mail.txt is dated 2 May 2031","start_offset":null,"end_offset":null,"partial":null},"scope":{"places":[],"excludes":[],"includes":[]},"polarity":"asserted","asserters":["e-761ff74abfb0"],"confidence":0.94,"drift":[],"quantities":["q-df319984aa7c","q-1c3bd74e302a"],"statements":["s-3674c8029c8a"],"rank":"preferred","rank_reason":"against what it conflicts with: the higher of two running counts, and nothing else tells them apart","independence":{"texts":{"low":1,"high":1},"origins":{"low":1,"high":1},"utterances":{"low":1,"high":1},"asserters":{"low":1,"high":1}},"state":"machine","series":"series-16d84bc33376","unknowns":["as of when: the text gives no time, the day of publication stands for it","for which area it holds: no report names a place beside the figure"],"reasons":["2 mentions of 58 in 1 reports"]}');
CREATE TABLE dictionary (
	table_name TEXT NOT NULL, 
	column_name TEXT NOT NULL, 
	meaning TEXT, 
	PRIMARY KEY (table_name, column_name)
);
INSERT INTO "dictionary" VALUES('claims','','propositions with their bounds, rank and independence');
INSERT INTO "dictionary" VALUES('claims','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('claims','id','made of the content');
INSERT INTO "dictionary" VALUES('claims','kind','figure or assertion');
INSERT INTO "dictionary" VALUES('claims','story','id of the story');
INSERT INTO "dictionary" VALUES('claims','series','id of the series');
INSERT INTO "dictionary" VALUES('claims','proposition','in words');
INSERT INTO "dictionary" VALUES('claims','form','of the value');
INSERT INTO "dictionary" VALUES('claims','lower','lower bound, null when open');
INSERT INTO "dictionary" VALUES('claims','upper','upper bound, null when open');
INSERT INTO "dictionary" VALUES('claims','unit','null for counted things');
INSERT INTO "dictionary" VALUES('claims','as_of_start','first day it is for');
INSERT INTO "dictionary" VALUES('claims','as_of_end','last day it is for');
INSERT INTO "dictionary" VALUES('claims','polarity','asserted, denied, questioned or hypothetical');
INSERT INTO "dictionary" VALUES('claims','rank','preferred, normal or deprecated');
INSERT INTO "dictionary" VALUES('claims','rank_reason','why');
INSERT INTO "dictionary" VALUES('claims','confidence','probability');
INSERT INTO "dictionary" VALUES('claims','texts_low','different texts at least');
INSERT INTO "dictionary" VALUES('claims','texts_high','different texts at most');
INSERT INTO "dictionary" VALUES('claims','origins_low','independent origins at least');
INSERT INTO "dictionary" VALUES('claims','origins_high','independent origins at most');
INSERT INTO "dictionary" VALUES('claims','utterances_low','acts of saying at least');
INSERT INTO "dictionary" VALUES('claims','utterances_high','acts of saying at most');
INSERT INTO "dictionary" VALUES('claims','asserters_low','parties who assert it at least');
INSERT INTO "dictionary" VALUES('claims','asserters_high','parties who assert it at most');
INSERT INTO "dictionary" VALUES('claims','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('dictionary','','the meaning of every table and column');
INSERT INTO "dictionary" VALUES('dictionary','table_name','a table of this file');
INSERT INTO "dictionary" VALUES('dictionary','column_name','one of its columns; empty for the table itself');
INSERT INTO "dictionary" VALUES('dictionary','meaning','what it holds');
INSERT INTO "dictionary" VALUES('documents','','one report each, as it was read last');
INSERT INTO "dictionary" VALUES('documents','id','file name, address, or the id that was given');
INSERT INTO "dictionary" VALUES('documents','sha256','of the bytes that were read');
INSERT INTO "dictionary" VALUES('documents','stamp','of the bytes and of what was given with them (title, outlet, date ...): read again when it differs');
INSERT INTO "dictionary" VALUES('documents','location','absolute path of a file; null for a record of a JSON Lines file');
INSERT INTO "dictionary" VALUES('documents','path','path as given');
INSERT INTO "dictionary" VALUES('documents','url','address');
INSERT INTO "dictionary" VALUES('documents','title','headline');
INSERT INTO "dictionary" VALUES('documents','outlet','who printed it');
INSERT INTO "dictionary" VALUES('documents','published_start','first possible day of publication');
INSERT INTO "dictionary" VALUES('documents','published_end','last possible day of publication');
INSERT INTO "dictionary" VALUES('documents','language','ISO 639-1');
INSERT INTO "dictionary" VALUES('documents','status','ok, empty or error');
INSERT INTO "dictionary" VALUES('documents','error','why it could not be read');
INSERT INTO "dictionary" VALUES('documents','story','the story that was given with it');
INSERT INTO "dictionary" VALUES('documents','text','the canonical text; stored as bytes only if it holds half a surrogate pair');
INSERT INTO "dictionary" VALUES('documents','read_at','when it was read, UTC');
INSERT INTO "dictionary" VALUES('documents','stemma_version','the program that read it');
INSERT INTO "dictionary" VALUES('documents','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('entities','','persons, bodies and places across documents');
INSERT INTO "dictionary" VALUES('entities','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('entities','id','made of the content');
INSERT INTO "dictionary" VALUES('entities','kind','person, organisation, place or other');
INSERT INTO "dictionary" VALUES('entities','name','its fullest name');
INSERT INTO "dictionary" VALUES('entities','speaks_for','id of the body it speaks for');
INSERT INTO "dictionary" VALUES('entities','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('findings','','what else the figures show');
INSERT INTO "dictionary" VALUES('findings','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('findings','id','made of the content');
INSERT INTO "dictionary" VALUES('findings','kind','arithmetic, ratio ...');
INSERT INTO "dictionary" VALUES('findings','text','in words');
INSERT INTO "dictionary" VALUES('findings','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('ledger_documents','','the documents that the tables below were made of');
INSERT INTO "dictionary" VALUES('ledger_documents','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('ledger_documents','document','id of the document');
INSERT INTO "dictionary" VALUES('ledger_documents','sha256','of the version that the ledger was made of');
INSERT INTO "dictionary" VALUES('ledger_documents','record','what the ledger holds of it, when that differs from what the document alone gave');
INSERT INTO "dictionary" VALUES('lineages','','which text lies before which');
INSERT INTO "dictionary" VALUES('lineages','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('lineages','source','document or origin before');
INSERT INTO "dictionary" VALUES('lineages','target','document after');
INSERT INTO "dictionary" VALUES('lineages','confidence','probability');
INSERT INTO "dictionary" VALUES('lineages','directed','false when nothing says which came first');
INSERT INTO "dictionary" VALUES('lineages','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('meta','','what this file is and which program wrote it');
INSERT INTO "dictionary" VALUES('meta','key','schema_version, stemma_version, policy, group_by, ledger_of (what the ledger was made of)');
INSERT INTO "dictionary" VALUES('meta','value','its value');
INSERT INTO "dictionary" VALUES('names','','mentions of persons, organisations and places');
INSERT INTO "dictionary" VALUES('names','document','id of the document');
INSERT INTO "dictionary" VALUES('names','position','place in the document''s list, from 0');
INSERT INTO "dictionary" VALUES('names','start_offset','first character');
INSERT INTO "dictionary" VALUES('names','end_offset','character after the last');
INSERT INTO "dictionary" VALUES('names','text','as written');
INSERT INTO "dictionary" VALUES('names','kind','person, organisation, place or other');
INSERT INTO "dictionary" VALUES('names','entity','key shared by the mentions of one thing in the document');
INSERT INTO "dictionary" VALUES('names','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('origins','','documents of a story that certainly go back to one text');
INSERT INTO "dictionary" VALUES('origins','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('origins','id','made of the content');
INSERT INTO "dictionary" VALUES('origins','story','id of the story');
INSERT INTO "dictionary" VALUES('origins','kind','report, agency, statement or latent');
INSERT INTO "dictionary" VALUES('origins','name','its name, when the reports tell');
INSERT INTO "dictionary" VALUES('origins','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('passages','','text that two documents share');
INSERT INTO "dictionary" VALUES('passages','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('passages','id','made of the content');
INSERT INTO "dictionary" VALUES('passages','a_document','one document');
INSERT INTO "dictionary" VALUES('passages','a_start','first character there');
INSERT INTO "dictionary" VALUES('passages','a_end','character after the last there');
INSERT INTO "dictionary" VALUES('passages','b_document','the other document');
INSERT INTO "dictionary" VALUES('passages','b_start','first character there');
INSERT INTO "dictionary" VALUES('passages','b_end','character after the last there');
INSERT INTO "dictionary" VALUES('passages','edge','verbatim, edited, reworded or same_statement');
INSERT INTO "dictionary" VALUES('passages','similarity','0 to 1');
INSERT INTO "dictionary" VALUES('passages','stock','too widespread to be evidence of copying');
INSERT INTO "dictionary" VALUES('passages','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('quantities','','figures, each as an interval');
INSERT INTO "dictionary" VALUES('quantities','document','id of the document');
INSERT INTO "dictionary" VALUES('quantities','position','place in the document''s list, from 0');
INSERT INTO "dictionary" VALUES('quantities','id','made of the content');
INSERT INTO "dictionary" VALUES('quantities','start_offset','first character');
INSERT INTO "dictionary" VALUES('quantities','end_offset','character after the last');
INSERT INTO "dictionary" VALUES('quantities','surface','as written');
INSERT INTO "dictionary" VALUES('quantities','form','exact, approximate, less_than, range, vague ...');
INSERT INTO "dictionary" VALUES('quantities','amount','the figure, when there is one');
INSERT INTO "dictionary" VALUES('quantities','lower','lower bound, null when open');
INSERT INTO "dictionary" VALUES('quantities','upper','upper bound, null when open');
INSERT INTO "dictionary" VALUES('quantities','unit','null for counted things');
INSERT INTO "dictionary" VALUES('quantities','thing','what is counted, as written');
INSERT INTO "dictionary" VALUES('quantities','measure','stock, flow, cumulative, rate, money, size, share or unknown');
INSERT INTO "dictionary" VALUES('quantities','as_of_start','first day that the figure is for');
INSERT INTO "dictionary" VALUES('quantities','as_of_end','last day that the figure is for');
INSERT INTO "dictionary" VALUES('quantities','polarity','asserted, denied, questioned or hypothetical');
INSERT INTO "dictionary" VALUES('quantities','asserted_by','nearest link of the attribution');
INSERT INTO "dictionary" VALUES('quantities','block','kind of the block it stands in');
INSERT INTO "dictionary" VALUES('quantities','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('relations','','how two claims stand to each other');
INSERT INTO "dictionary" VALUES('relations','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('relations','a','id of a claim');
INSERT INTO "dictionary" VALUES('relations','b','id of the claim that refines or supersedes a, if the kind is one of these');
INSERT INTO "dictionary" VALUES('relations','kind','agree, restate, refine, supersede, conflict or not_comparable');
INSERT INTO "dictionary" VALUES('relations','cause','correction, change or unclear');
INSERT INTO "dictionary" VALUES('relations','rule','the rule that fired');
INSERT INTO "dictionary" VALUES('relations','reason','in words');
INSERT INTO "dictionary" VALUES('relations','confidence','probability');
INSERT INTO "dictionary" VALUES('relations','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('series','','claims that answer one question');
INSERT INTO "dictionary" VALUES('series','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('series','id','made of the content');
INSERT INTO "dictionary" VALUES('series','thing','what is counted');
INSERT INTO "dictionary" VALUES('series','role','killed, injured, missing ...');
INSERT INTO "dictionary" VALUES('series','measure','stock, flow, cumulative, rate, money, size, share or unknown');
INSERT INTO "dictionary" VALUES('series','unit','null for counted things');
INSERT INTO "dictionary" VALUES('series','preferred','id of the preferred claim');
INSERT INTO "dictionary" VALUES('series','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('speaks_for','','who is said to speak for which body');
INSERT INTO "dictionary" VALUES('speaks_for','document','id of the document');
INSERT INTO "dictionary" VALUES('speaks_for','position','place in the document''s list, from 0');
INSERT INTO "dictionary" VALUES('speaks_for','person','key of the person in the document');
INSERT INTO "dictionary" VALUES('speaks_for','body','key of the body in the document');
INSERT INTO "dictionary" VALUES('speaks_for','reason','the words that say so');
INSERT INTO "dictionary" VALUES('speaks_for','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('statements','','somebody''s words as the report gives them');
INSERT INTO "dictionary" VALUES('statements','document','id of the document');
INSERT INTO "dictionary" VALUES('statements','position','place in the document''s list, from 0');
INSERT INTO "dictionary" VALUES('statements','id','made of the content');
INSERT INTO "dictionary" VALUES('statements','start_offset','first character of the first part');
INSERT INTO "dictionary" VALUES('statements','end_offset','character after the last part');
INSERT INTO "dictionary" VALUES('statements','mode','direct, indirect or mixed');
INSERT INTO "dictionary" VALUES('statements','act','assert, deny, refuse, order, ask or other');
INSERT INTO "dictionary" VALUES('statements','speaker','name of the speaker, null when unknown');
INSERT INTO "dictionary" VALUES('statements','said_start','first possible day of saying it');
INSERT INTO "dictionary" VALUES('statements','said_end','last possible day of saying it');
INSERT INTO "dictionary" VALUES('statements','block','kind of the block it stands in');
INSERT INTO "dictionary" VALUES('statements','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('stories','','events');
INSERT INTO "dictionary" VALUES('stories','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('stories','id','made of the content');
INSERT INTO "dictionary" VALUES('stories','title','headline of its first report');
INSERT INTO "dictionary" VALUES('stories','start_date','first day');
INSERT INTO "dictionary" VALUES('stories','end_date','last day');
INSERT INTO "dictionary" VALUES('stories','storyline','events that belong together share it');
INSERT INTO "dictionary" VALUES('stories','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('times','','expressions of time');
INSERT INTO "dictionary" VALUES('times','document','id of the document');
INSERT INTO "dictionary" VALUES('times','position','place in the document''s list, from 0');
INSERT INTO "dictionary" VALUES('times','start_offset','first character');
INSERT INTO "dictionary" VALUES('times','end_offset','character after the last');
INSERT INTO "dictionary" VALUES('times','text','as written');
INSERT INTO "dictionary" VALUES('times','value_start','first day');
INSERT INTO "dictionary" VALUES('times','value_end','last day');
INSERT INTO "dictionary" VALUES('times','anchor','what it is counted from: publication, utterance, text or none');
INSERT INTO "dictionary" VALUES('times','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('tolls','','killed, injured and missing of each story that has casualties');
INSERT INTO "dictionary" VALUES('tolls','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('tolls','story','id of the story');
INSERT INTO "dictionary" VALUES('tolls','policy','how the figures are chosen');
INSERT INTO "dictionary" VALUES('tolls','killed_best','killed: the number to print');
INSERT INTO "dictionary" VALUES('tolls','killed_lower','killed: at least');
INSERT INTO "dictionary" VALUES('tolls','killed_upper','killed: at most');
INSERT INTO "dictionary" VALUES('tolls','injured_best','injured: the number to print');
INSERT INTO "dictionary" VALUES('tolls','injured_lower','injured: at least');
INSERT INTO "dictionary" VALUES('tolls','injured_upper','injured: at most');
INSERT INTO "dictionary" VALUES('tolls','missing_best','missing: the number to print');
INSERT INTO "dictionary" VALUES('tolls','missing_lower','missing: at least');
INSERT INTO "dictionary" VALUES('tolls','missing_upper','missing: at most');
INSERT INTO "dictionary" VALUES('tolls','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('tombstones','','documents taken out for good: what has one of these ids or contents is not read in again');
INSERT INTO "dictionary" VALUES('tombstones','sequence','counts up');
INSERT INTO "dictionary" VALUES('tombstones','document','id of a document that was removed');
INSERT INTO "dictionary" VALUES('tombstones','sha256','of its bytes, or of those of a former version');
INSERT INTO "dictionary" VALUES('tombstones','reason','why, as it was given');
INSERT INTO "dictionary" VALUES('tombstones','removed_at','when, UTC');
INSERT INTO "dictionary" VALUES('utterances','','acts of saying');
INSERT INTO "dictionary" VALUES('utterances','position','place in the ledger''s list, from 0');
INSERT INTO "dictionary" VALUES('utterances','id','made of the content');
INSERT INTO "dictionary" VALUES('utterances','story','id of the story');
INSERT INTO "dictionary" VALUES('utterances','speaker','name of the speaker, null when unknown');
INSERT INTO "dictionary" VALUES('utterances','said_start','first possible day');
INSERT INTO "dictionary" VALUES('utterances','said_end','last possible day');
INSERT INTO "dictionary" VALUES('utterances','record','the whole as JSON');
INSERT INTO "dictionary" VALUES('versions','','what documents said before they were read with another text; record is all that was found in it');
INSERT INTO "dictionary" VALUES('versions','sequence','counts up');
INSERT INTO "dictionary" VALUES('versions','document','id of the document');
INSERT INTO "dictionary" VALUES('versions','sha256','of the bytes of this former version');
INSERT INTO "dictionary" VALUES('versions','text','the canonical text of this former version');
INSERT INTO "dictionary" VALUES('versions','read_at','when this version was read, UTC');
INSERT INTO "dictionary" VALUES('versions','replaced_at','when another took its place, UTC');
INSERT INTO "dictionary" VALUES('versions','stemma_version','the program that read it');
INSERT INTO "dictionary" VALUES('versions','record','the whole as JSON');
CREATE TABLE documents (
	id TEXT NOT NULL, 
	sha256 TEXT, 
	stamp TEXT, 
	location TEXT, 
	path TEXT, 
	url TEXT, 
	title TEXT, 
	outlet TEXT, 
	published_start TEXT, 
	published_end TEXT, 
	language TEXT, 
	status TEXT, 
	error TEXT, 
	story TEXT, 
	text TEXT, 
	read_at TEXT, 
	stemma_version TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES('post.txt','8b4af766d94cd9ce803c2adeecf0e7f1c9b1752199b7b928d31737a48331d434','c064f361fc2579f110ead784579a3c05b779edf9c6ea01ea05747db86b6ab2ce','/archive/post.txt','in/post.txt',NULL,'Ferry hits pier',NULL,'2031-05-02','2031-05-02','en','ok',NULL,NULL,'Ferry hits pier

MARLOW, May 2, 2031 - The port authority said on Friday that 42 people were hurt when a ferry hit a pier in Marlow.
','2026-11-20T20:38:48+00:00','0.1.0','{"id": "post.txt", "sha256": "8b4af766d94cd9ce803c2adeecf0e7f1c9b1752199b7b928d31737a48331d434", "path": "in/post.txt", "url": null, "title": "Ferry hits pier", "outlet": null, "published": {"start": "2031-05-02", "end": "2031-05-02", "basis": "place opening \"MARLOW, May\"", "start_offset": 17, "end_offset": 28, "partial": null}, "language": "en", "translation": "none", "credits": [], "blocks": [{"document": "post.txt", "start": 0, "end": 17, "kind": "title", "reason": "the first line, in the form of a headline"}, {"document": "post.txt", "start": 17, "end": 39, "kind": "dateline", "reason": "the place that opens the report"}, {"document": "post.txt", "start": 39, "end": 133, "kind": "body", "reason": "prose"}], "status": "ok", "error": null, "encoding": "utf-8", "story": null, "publisher": null, "modified": null, "date_evidence": [{"start": "2031-05-02", "end": "2031-05-02", "basis": "place opening \"MARLOW, May\"", "start_offset": 17, "end_offset": 28, "partial": null}], "original_url": null, "positions": []}');
INSERT INTO "documents" VALUES('other.txt','759202edac3fad5236bd8239e345f2d07389109aa682380f3fc6c5f30525b702','fd0fbba015e4ecc9218a4c45a012799349f35a10c10edd38511eecf2f61a267d','/archive/other.txt','in/other.txt',NULL,'Cars burn in garage',NULL,'2031-06-09','2031-06-09','en','ok',NULL,NULL,'Cars burn in garage

LISBON, June 9, 2031 - Police in Lisbon said on Monday that 17 cars had burned in a garage.
','2026-11-20T20:38:48+00:00','0.1.0','{"id": "other.txt", "sha256": "759202edac3fad5236bd8239e345f2d07389109aa682380f3fc6c5f30525b702", "path": "in/other.txt", "url": null, "title": "Cars burn in garage", "outlet": null, "published": {"start": "2031-06-09", "end": "2031-06-09", "basis": "place opening \"LISBON, June\"", "start_offset": 21, "end_offset": 33, "partial": null}, "language": "en", "translation": "none", "credits": [], "blocks": [{"document": "other.txt", "start": 0, "end": 21, "kind": "title", "reason": "the first line, in the form of a headline"}, {"document": "other.txt", "start": 21, "end": 44, "kind": "dateline", "reason": "the place that opens the report"}, {"document": "other.txt", "start": 44, "end": 113, "kind": "body", "reason": "prose"}], "status": "ok", "error": null, "encoding": "utf-8", "story": null, "publisher": null, "modified": null, "date_evidence": [{"start": "2031-06-09", "end": "2031-06-09", "basis": "place opening \"LISBON, June\"", "start_offset": 21, "end_offset": 33, "partial": null}], "original_url": null, "positions": []}');
INSERT INTO "documents" VALUES('mail.txt','1f3627509ad0ea736849268ffb187250dd44bc4eb88f4ff8af43588773ddf557','1b1414e72fe8cf13500be79033bd4dc43e30e46c39d2aa51266ed8565d092feb','/archive/mail.txt','in/mail.txt',NULL,'Ferry crash injures 58',NULL,'2031-05-02','2031-05-02','en','ok',NULL,NULL,'Ferry crash injures 58

MARLOW, May 2, 2031 - A ferry hit a pier on Friday and 58 people were hurt, the hospital of Marlow said.
','2026-11-20T20:38:54+00:00','0.1.0','{"id": "mail.txt", "sha256": "1f3627509ad0ea736849268ffb187250dd44bc4eb88f4ff8af43588773ddf557", "path": "in/mail.txt", "url": null, "title": "Ferry crash injures 58", "outlet": null, "published": {"start": "2031-05-02", "end": "2031-05-02", "basis": "place opening \"MARLOW, May\"", "start_offset": 24, "end_offset": 35, "partial": null}, "language": "en", "translation": "none", "credits": [], "blocks": [{"document": "mail.txt", "start": 0, "end": 24, "kind": "title", "reason": "the first line, in the form of a headline"}, {"document": "mail.txt", "start": 24, "end": 46, "kind": "dateline", "reason": "the place that opens the report"}, {"document": "mail.txt", "start": 46, "end": 129, "kind": "body", "reason": "prose"}], "status": "ok", "error": null, "encoding": "utf-8", "story": null, "publisher": null, "modified": null, "date_evidence": [{"start": "2031-05-02", "end": "2031-05-02", "basis": "place opening \"MARLOW, May\"", "start_offset": 24, "end_offset": 35, "partial": null}], "original_url": null, "positions": []}');
CREATE TABLE entities (
	position INTEGER NOT NULL, 
	id TEXT, 
	kind TEXT, 
	name TEXT, 
	speaks_for TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "entities" VALUES(0,'e-294ad22b58ac','other','Police',NULL,'{"id":"e-294ad22b58ac","kind":"other","name":"Police","aliases":[],"members":[["other.txt","police"]],"speaks_for":null,"speaks_for_evidence":[]}');
INSERT INTO "entities" VALUES(1,'e-4967a365dde7','organisation','the report',NULL,'{"id":"e-4967a365dde7","kind":"organisation","name":"the report","aliases":[],"members":[["other.txt","name:report"]],"speaks_for":null,"speaks_for_evidence":[]}');
INSERT INTO "entities" VALUES(2,'e-761ff74abfb0','organisation','hospital',NULL,'{"id":"e-761ff74abfb0","kind":"organisation","name":"hospital","aliases":[],"members":[["mail.txt","hospital"]],"speaks_for":null,"speaks_for_evidence":[]}');
INSERT INTO "entities" VALUES(3,'e-ae1ed3bdc556','place','Lisbon',NULL,'{"id":"e-ae1ed3bdc556","kind":"place","name":"Lisbon","aliases":[],"members":[["other.txt","lisbon"]],"speaks_for":null,"speaks_for_evidence":[]}');
INSERT INTO "entities" VALUES(4,'e-c67dba9bc820','organisation','port authority',NULL,'{"id":"e-c67dba9bc820","kind":"organisation","name":"port authority","aliases":[],"members":[["post.txt","port authority"]],"speaks_for":null,"speaks_for_evidence":[]}');
INSERT INTO "entities" VALUES(5,'e-e3dcac1bed3a','organisation','MARLOW',NULL,'{"id":"e-e3dcac1bed3a","kind":"organisation","name":"MARLOW","aliases":[],"members":[["mail.txt","marlow"],["post.txt","marlow"]],"speaks_for":null,"speaks_for_evidence":[]}');
INSERT INTO "entities" VALUES(6,'e-f28fbe941452','organisation','the report',NULL,'{"id":"e-f28fbe941452","kind":"organisation","name":"the report","aliases":[],"members":[["mail.txt","name:report"],["post.txt","name:report"]],"speaks_for":null,"speaks_for_evidence":[]}');
CREATE TABLE findings (
	position INTEGER NOT NULL, 
	id TEXT, 
	kind TEXT, 
	text TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "findings" VALUES(0,'f-53e99db6a091','silent_edit','mail.txt said 57 people when it was read on 2026-11-20, and 58 when it was read again; its text does not say that it was changed','{"id":"f-53e99db6a091","kind":"silent_edit","claims":["c-d7585aa715f2"],"text":"mail.txt said 57 people when it was read on 2026-11-20, and 58 when it was read again; its text does not say that it was changed","evidence":[{"document":"mail.txt","start":79,"end":81}]}');
CREATE TABLE ledger_documents (
	position INTEGER NOT NULL, 
	document TEXT, 
	sha256 TEXT, 
	record TEXT, 
	PRIMARY KEY (position)
);
INSERT INTO "ledger_documents" VALUES(0,'mail.txt','1f3627509ad0ea736849268ffb187250dd44bc4eb88f4ff8af43588773ddf557',NULL);
INSERT INTO "ledger_documents" VALUES(1,'other.txt','759202edac3fad5236bd8239e345f2d07389109aa682380f3fc6c5f30525b702',NULL);
INSERT INTO "ledger_documents" VALUES(2,'post.txt','8b4af766d94cd9ce803c2adeecf0e7f1c9b1752199b7b928d31737a48331d434',NULL);
CREATE TABLE lineages (
	position INTEGER NOT NULL, 
	source TEXT, 
	target TEXT, 
	confidence FLOAT, 
	directed BOOLEAN, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('schema_version','2');
INSERT INTO "meta" VALUES('stemma_version','0.1.0');
INSERT INTO "meta" VALUES('policy','{"vague": "stemma", "relations": "ten rules", "without": ""}');
INSERT INTO "meta" VALUES('ledger_of','b0c36d8b638a0929ca58f2a5ca1e8440e82efd6638e3ad31ee633cb0d58b7ea5');
INSERT INTO "meta" VALUES('group_by','');
CREATE TABLE names (
	document TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start_offset INTEGER, 
	end_offset INTEGER, 
	text TEXT, 
	kind TEXT, 
	entity TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (document, position)
);
INSERT INTO "names" VALUES('post.txt',0,17,23,'MARLOW','place','marlow','{"document":"post.txt","start":17,"end":23,"text":"MARLOW","kind":"place","entity":"marlow"}');
INSERT INTO "names" VALUES('post.txt',1,125,131,'Marlow','place','marlow','{"document":"post.txt","start":125,"end":131,"text":"Marlow","kind":"place","entity":"marlow"}');
INSERT INTO "names" VALUES('other.txt',0,54,60,'Lisbon','place','lisbon','{"document":"other.txt","start":54,"end":60,"text":"Lisbon","kind":"place","entity":"lisbon"}');
INSERT INTO "names" VALUES('mail.txt',0,24,30,'MARLOW','organisation','marlow','{"document":"mail.txt","start":24,"end":30,"text":"MARLOW","kind":"organisation","entity":"marlow"}');
INSERT INTO "names" VALUES('mail.txt',1,116,122,'Marlow','organisation','marlow','{"document":"mail.txt","start":116,"end":122,"text":"Marlow","kind":"organisation","entity":"marlow"}');
CREATE TABLE origins (
	position INTEGER NOT NULL, 
	id TEXT, 
	story TEXT, 
	kind TEXT, 
	name TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "origins" VALUES(0,'o-01c243eaf326','story-1bfa57d6f250','report',NULL,'{"id":"o-01c243eaf326","story":"story-1bfa57d6f250","kind":"report","name":null,"documents":["other.txt"],"passages":[],"possible":[],"reason":"shares no text that would merge it"}');
INSERT INTO "origins" VALUES(1,'o-0a2df50cae0a','story-7e2637c9ebe7','report',NULL,'{"id":"o-0a2df50cae0a","story":"story-7e2637c9ebe7","kind":"report","name":null,"documents":["mail.txt"],"passages":[],"possible":[],"reason":"shares no text that would merge it"}');
INSERT INTO "origins" VALUES(2,'o-44822a0b33f0','story-7e2637c9ebe7','report',NULL,'{"id":"o-44822a0b33f0","story":"story-7e2637c9ebe7","kind":"report","name":null,"documents":["post.txt"],"passages":[],"possible":[],"reason":"shares no text that would merge it"}');
CREATE TABLE passages (
	position INTEGER NOT NULL, 
	id TEXT, 
	a_document TEXT, 
	a_start INTEGER, 
	a_end INTEGER, 
	b_document TEXT, 
	b_start INTEGER, 
	b_end INTEGER, 
	edge TEXT, 
	similarity FLOAT, 
	stock BOOLEAN, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
CREATE TABLE quantities (
	document TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT, 
	start_offset INTEGER, 
	end_offset INTEGER, 
	surface TEXT, 
	form TEXT, 
	amount FLOAT, 
	lower FLOAT, 
	upper FLOAT, 
	unit TEXT, 
	thing TEXT, 
	measure TEXT, 
	as_of_start TEXT, 
	as_of_end TEXT, 
	polarity TEXT, 
	asserted_by TEXT, 
	block TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (document, position)
);
INSERT INTO "quantities" VALUES('post.txt',0,'q-25057964f278',78,80,'42','exact',42.0,42.0,42.0,NULL,'people','cumulative','2031-05-02','2031-05-02','asserted','port authority','body','{"id":"q-25057964f278","document":"post.txt","start":78,"end":80,"surface":"42","numeral":{"start":78,"end":80},"form":"exact","amount":42.0,"lower":42.0,"upper":42.0,"lower_closed":true,"upper_closed":true,"hedges":[],"unit":null,"thing":{"label":"people","head":"person","start":81,"end":87},"role":"injured","measure":"cumulative","relative":null,"places":[{"name":"Marlow","start":125,"end":131}],"excludes":[],"includes":[],"as_of":{"start":"2031-05-02","end":"2031-05-02","basis":"“Friday”, publication on 2031-05-02","start_offset":66,"end_offset":72,"partial":null},"polarity":"asserted","attribution":[{"role":"organisation","name":"port authority","entity":"port authority","start":39,"end":57,"verb":"said"},{"role":"outlet","name":"the report","entity":null,"start":null,"end":null,"verb":null}],"block":"body","flags":[],"confidence":0.97}');
INSERT INTO "quantities" VALUES('other.txt',0,'q-5a70ee2bab5e',81,83,'17','exact',17.0,17.0,17.0,NULL,'cars','flow','2031-06-09','2031-06-09','asserted','Police','body','{"id":"q-5a70ee2bab5e","document":"other.txt","start":81,"end":83,"surface":"17","numeral":{"start":81,"end":83},"form":"exact","amount":17.0,"lower":17.0,"upper":17.0,"lower_closed":true,"upper_closed":true,"hedges":[],"unit":null,"thing":{"label":"cars","head":"car","start":84,"end":88},"role":"burn","measure":"flow","relative":null,"places":[{"name":"Lisbon","start":54,"end":60}],"excludes":[],"includes":[],"as_of":{"start":"2031-06-09","end":"2031-06-09","basis":"“Monday”, publication on 2031-06-09","start_offset":69,"end_offset":75,"partial":null},"polarity":"asserted","attribution":[{"role":"anonymous","name":"Police","entity":"police","start":44,"end":60,"verb":"said"},{"role":"outlet","name":"the report","entity":null,"start":null,"end":null,"verb":null}],"block":"body","flags":[],"confidence":0.96}');
INSERT INTO "quantities" VALUES('mail.txt',0,'q-df319984aa7c',20,22,'58','exact',58.0,58.0,58.0,NULL,NULL,'cumulative','2031-05-02','2031-05-02','asserted','hospital','title','{"id":"q-df319984aa7c","document":"mail.txt","start":20,"end":22,"surface":"58","numeral":{"start":20,"end":22},"form":"exact","amount":58.0,"lower":58.0,"upper":58.0,"lower_closed":true,"upper_closed":true,"hedges":[],"unit":null,"thing":null,"role":"injured","measure":"cumulative","relative":null,"places":[],"excludes":[],"includes":[],"as_of":{"start":"2031-05-02","end":"2031-05-02","basis":"the day of the report","start_offset":24,"end_offset":35,"partial":null},"polarity":"asserted","attribution":[{"role":"organisation","name":"hospital","entity":"hospital","start":100,"end":122,"verb":"said"},{"role":"outlet","name":"the report","entity":null,"start":null,"end":null,"verb":null}],"block":"title","flags":[],"confidence":0.91}');
INSERT INTO "quantities" VALUES('mail.txt',1,'q-1c3bd74e302a',79,81,'58','exact',58.0,58.0,58.0,NULL,'people','cumulative','2031-05-02','2031-05-02','asserted','hospital','body','{"id":"q-1c3bd74e302a","document":"mail.txt","start":79,"end":81,"surface":"58","numeral":{"start":79,"end":81},"form":"exact","amount":58.0,"lower":58.0,"upper":58.0,"lower_closed":true,"upper_closed":true,"hedges":[],"unit":null,"thing":{"label":"people","head":"person","start":82,"end":88},"role":"injured","measure":"cumulative","relative":null,"places":[],"excludes":[],"includes":[],"as_of":{"start":"2031-05-02","end":"2031-05-02","basis":"“Friday”, publication on 2031-05-02","start_offset":68,"end_offset":74,"partial":null},"polarity":"asserted","attribution":[{"role":"organisation","name":"hospital","entity":"hospital","start":100,"end":122,"verb":"said"},{"role":"outlet","name":"the report","entity":null,"start":null,"end":null,"verb":null}],"block":"body","flags":[],"confidence":0.97}');
CREATE TABLE relations (
	position INTEGER NOT NULL, 
	a TEXT, 
	b TEXT, 
	kind TEXT, 
	cause TEXT, 
	rule TEXT, 
	reason TEXT, 
	confidence FLOAT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "relations" VALUES(0,'c-17d86858bc4a','c-d7585aa715f2','conflict',NULL,'9 conflict','cannot both hold: 42 and 58',0.5,'{"a":"c-17d86858bc4a","b":"c-d7585aa715f2","kind":"conflict","cause":null,"rule":"9 conflict","reason":"cannot both hold: 42 and 58","confidence":0.5,"evidence":[{"document":"post.txt","start":78,"end":80},{"document":"mail.txt","start":20,"end":22}]}');
CREATE TABLE series (
	position INTEGER NOT NULL, 
	id TEXT, 
	thing TEXT, 
	role TEXT, 
	measure TEXT, 
	unit TEXT, 
	preferred TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "series" VALUES(0,'series-0b7095859580','cars',NULL,'flow',NULL,'c-d0d457db0a26','{"id":"series-0b7095859580","stories":["story-1bfa57d6f250"],"thing":"cars","role":null,"measure":"flow","scope":["Lisbon"],"claims":["c-d0d457db0a26"],"preferred":"c-d0d457db0a26","unit":null,"unknowns":[]}');
INSERT INTO "series" VALUES(1,'series-16d84bc33376','people','injured','cumulative',NULL,'c-d7585aa715f2','{"id":"series-16d84bc33376","stories":["story-7e2637c9ebe7"],"thing":"people","role":"injured","measure":"cumulative","scope":["Marlow"],"claims":["c-17d86858bc4a","c-d7585aa715f2"],"preferred":"c-d7585aa715f2","unit":null,"unknowns":[]}');
CREATE TABLE speaks_for (
	document TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	person TEXT, 
	body TEXT, 
	reason TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (document, position)
);
CREATE TABLE statements (
	document TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT, 
	start_offset INTEGER, 
	end_offset INTEGER, 
	mode TEXT, 
	act TEXT, 
	speaker TEXT, 
	said_start TEXT, 
	said_end TEXT, 
	block TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (document, position)
);
INSERT INTO "statements" VALUES('post.txt',0,'s-679770ad6493',78,131,'indirect','assert','port authority','2031-05-02','2031-05-02','body','{"id":"s-679770ad6493","document":"post.txt","content":[{"start":78,"end":131}],"mode":"indirect","act":"assert","cue":{"start":58,"end":62},"source":[{"start":39,"end":57}],"speaker":{"entity":"port authority","name":"port authority"},"via":[],"addressee":null,"said":{"start":"2031-05-02","end":"2031-05-02","basis":"said Friday (“Friday”, publication on 2031-05-02)","start_offset":66,"end_offset":72,"partial":null},"parent":null,"block":"body","confidence":0.977}');
INSERT INTO "statements" VALUES('other.txt',0,'s-c5d6710b2e1b',81,111,'indirect','assert','Police','2031-06-09','2031-06-09','body','{"id":"s-c5d6710b2e1b","document":"other.txt","content":[{"start":81,"end":111}],"mode":"indirect","act":"assert","cue":{"start":61,"end":65},"source":[{"start":44,"end":60}],"speaker":{"entity":"police","name":"Police"},"via":[],"addressee":null,"said":{"start":"2031-06-09","end":"2031-06-09","basis":"said Monday (“Monday”, publication on 2031-06-09)","start_offset":69,"end_offset":75,"partial":null},"parent":null,"block":"body","confidence":0.988}');
INSERT INTO "statements" VALUES('mail.txt',0,'s-3674c8029c8a',46,98,'indirect','assert','hospital',NULL,NULL,'body','{"id":"s-3674c8029c8a","document":"mail.txt","content":[{"start":46,"end":98}],"mode":"indirect","act":"assert","cue":{"start":123,"end":127},"source":[{"start":100,"end":122}],"speaker":{"entity":"hospital","name":"hospital"},"via":[],"addressee":null,"said":null,"parent":null,"block":"body","confidence":0.992}');
CREATE TABLE stories (
	position INTEGER NOT NULL, 
	id TEXT, 
	title TEXT, 
	start_date TEXT, 
	end_date TEXT, 
	storyline TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "stories" VALUES(0,'story-1bfa57d6f250','Cars burn in garage','2031-06-09','2031-06-09','storyline-1bfa57d6f250','{"id":"story-1bfa57d6f250","title":"Cars burn in garage","documents":["other.txt"],"segments":[{"document":"other.txt","start":0,"end":113,"main":true}],"start":"2031-06-09","end":"2031-06-09","storyline":"storyline-1bfa57d6f250","reasons":["no other report tells this event"]}');
INSERT INTO "stories" VALUES(1,'story-7e2637c9ebe7','Ferry crash injures 58','2031-05-02','2031-05-02','storyline-7e2637c9ebe7','{"id":"story-7e2637c9ebe7","title":"Ferry crash injures 58","documents":["mail.txt","post.txt"],"segments":[{"document":"mail.txt","start":0,"end":129,"main":true},{"document":"post.txt","start":0,"end":133,"main":true}],"start":"2031-05-02","end":"2031-05-02","storyline":"storyline-7e2637c9ebe7","reasons":["names in common: marlow","words in common: ferry, hit, pier, friday, hurt","days that more than one of them names (month-day): 05-02","published within 0 days"]}');
CREATE TABLE times (
	document TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	start_offset INTEGER, 
	end_offset INTEGER, 
	text TEXT, 
	value_start TEXT, 
	value_end TEXT, 
	anchor TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (document, position)
);
INSERT INTO "times" VALUES('post.txt',0,25,36,'May 2, 2031','2031-05-02','2031-05-02','none','{"document":"post.txt","start":25,"end":36,"text":"May 2, 2031","value":{"start":"2031-05-02","end":"2031-05-02","basis":"“May 2, 2031”, written in full","start_offset":25,"end_offset":36,"partial":null},"anchor":"none","duration_days":null}');
INSERT INTO "times" VALUES('post.txt',1,66,72,'Friday','2031-05-02','2031-05-02','publication','{"document":"post.txt","start":66,"end":72,"text":"Friday","value":{"start":"2031-05-02","end":"2031-05-02","basis":"“Friday”, publication on 2031-05-02","start_offset":66,"end_offset":72,"partial":null},"anchor":"publication","duration_days":null}');
INSERT INTO "times" VALUES('other.txt',0,29,41,'June 9, 2031','2031-06-09','2031-06-09','none','{"document":"other.txt","start":29,"end":41,"text":"June 9, 2031","value":{"start":"2031-06-09","end":"2031-06-09","basis":"“June 9, 2031”, written in full","start_offset":29,"end_offset":41,"partial":null},"anchor":"none","duration_days":null}');
INSERT INTO "times" VALUES('other.txt',1,69,75,'Monday','2031-06-09','2031-06-09','publication','{"document":"other.txt","start":69,"end":75,"text":"Monday","value":{"start":"2031-06-09","end":"2031-06-09","basis":"“Monday”, publication on 2031-06-09","start_offset":69,"end_offset":75,"partial":null},"anchor":"publication","duration_days":null}');
INSERT INTO "times" VALUES('mail.txt',0,32,43,'May 2, 2031','2031-05-02','2031-05-02','none','{"document":"mail.txt","start":32,"end":43,"text":"May 2, 2031","value":{"start":"2031-05-02","end":"2031-05-02","basis":"“May 2, 2031”, written in full","start_offset":32,"end_offset":43,"partial":null},"anchor":"none","duration_days":null}');
INSERT INTO "times" VALUES('mail.txt',1,68,74,'Friday','2031-05-02','2031-05-02','publication','{"document":"mail.txt","start":68,"end":74,"text":"Friday","value":{"start":"2031-05-02","end":"2031-05-02","basis":"“Friday”, publication on 2031-05-02","start_offset":68,"end_offset":74,"partial":null},"anchor":"publication","duration_days":null}');
CREATE TABLE tolls (
	position INTEGER NOT NULL, 
	story TEXT, 
	policy TEXT, 
	killed_best FLOAT, 
	killed_lower FLOAT, 
	killed_upper FLOAT, 
	injured_best FLOAT, 
	injured_lower FLOAT, 
	injured_upper FLOAT, 
	missing_best FLOAT, 
	missing_lower FLOAT, 
	missing_upper FLOAT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "tolls" VALUES(0,'story-7e2637c9ebe7','the numbers that make the reports likeliest; corrections first, later over earlier, headline and lead over the rest, the whole over a part; attackers included',0.0,0.0,0.0,58.0,2.0,59.0,0.0,0.0,0.0,'{"story":"story-7e2637c9ebe7","documents":["mail.txt","post.txt"],"policy":"the numbers that make the reports likeliest; corrections first, later over earlier, headline and lead over the rest, the whole over a part; attackers included","killed":{"best":0,"lower":0,"upper":0,"claim":null,"reason":"tells of no death: mail.txt, post.txt"},"injured":{"best":58,"lower":2,"upper":59,"claim":"c-d7585aa715f2","reason":"58 injured: mail.txt"},"missing":{"best":0,"lower":0,"upper":0,"claim":null,"reason":"tells of nobody missing: mail.txt, post.txt"},"attackers":{"killed":0,"injured":0,"reason":"no report tells of one"}}');
CREATE TABLE tombstones (
	sequence INTEGER NOT NULL, 
	document TEXT, 
	sha256 TEXT, 
	reason TEXT, 
	removed_at TEXT, 
	PRIMARY KEY (sequence)
);
CREATE TABLE utterances (
	position INTEGER NOT NULL, 
	id TEXT, 
	story TEXT, 
	speaker TEXT, 
	said_start TEXT, 
	said_end TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO "utterances" VALUES(0,'u-29c4bc256083','story-7e2637c9ebe7','hospital',NULL,NULL,'{"id":"u-29c4bc256083","story":"story-7e2637c9ebe7","statements":["s-3674c8029c8a"],"speaker":{"entity":"e-761ff74abfb0","name":"hospital"},"said":null,"reasons":[]}');
INSERT INTO "utterances" VALUES(1,'u-8014b56e9a28','story-1bfa57d6f250','Police','2031-06-09','2031-06-09','{"id":"u-8014b56e9a28","story":"story-1bfa57d6f250","statements":["s-c5d6710b2e1b"],"speaker":{"entity":"e-294ad22b58ac","name":"Police"},"said":{"start":"2031-06-09","end":"2031-06-09","basis":"said Monday (“Monday”, publication on 2031-06-09)","start_offset":69,"end_offset":75,"partial":null},"reasons":[]}');
INSERT INTO "utterances" VALUES(2,'u-f34b21400b1a','story-7e2637c9ebe7','port authority','2031-05-02','2031-05-02','{"id":"u-f34b21400b1a","story":"story-7e2637c9ebe7","statements":["s-679770ad6493"],"speaker":{"entity":"e-c67dba9bc820","name":"port authority"},"said":{"start":"2031-05-02","end":"2031-05-02","basis":"said Friday (“Friday”, publication on 2031-05-02)","start_offset":66,"end_offset":72,"partial":null},"reasons":[]}');
CREATE TABLE versions (
	sequence INTEGER NOT NULL, 
	document TEXT, 
	sha256 TEXT, 
	text TEXT, 
	read_at TEXT, 
	replaced_at TEXT, 
	stemma_version TEXT, 
	record TEXT NOT NULL, 
	PRIMARY KEY (sequence)
);
INSERT INTO "versions" VALUES(1,'mail.txt','2dfe9bae21fdf35418f145a04f8ba21085cb5c9ae5deeca849fd083bbc2a60e0','Ferry crash injures 57

MARLOW, May 2, 2031 - A ferry hit a pier on Friday and 57 people were hurt, the hospital of Marlow said.
','2026-11-20T20:38:48+00:00','2026-11-20T20:38:54+00:00','0.1.0','{"document": {"id": "mail.txt", "sha256": "2dfe9bae21fdf35418f145a04f8ba21085cb5c9ae5deeca849fd083bbc2a60e0", "path": "in/mail.txt", "url": null, "title": "Ferry crash injures 57", "outlet": null, "published": {"start": "2031-05-02", "end": "2031-05-02", "basis": "place opening \"MARLOW, May\"", "start_offset": 24, "end_offset": 35, "partial": null}, "language": "en", "translation": "none", "credits": [], "blocks": [{"document": "mail.txt", "start": 0, "end": 24, "kind": "title", "reason": "the first line, in the form of a headline"}, {"document": "mail.txt", "start": 24, "end": 46, "kind": "dateline", "reason": "the place that opens the report"}, {"document": "mail.txt", "start": 46, "end": 129, "kind": "body", "reason": "prose"}], "status": "ok", "error": null, "encoding": "utf-8", "story": null, "publisher": null, "modified": null, "date_evidence": [{"start": "2031-05-02", "end": "2031-05-02", "basis": "place opening \"MARLOW, May\"", "start_offset": 24, "end_offset": 35, "partial": null}], "original_url": null, "positions": []}, "names": [{"document": "mail.txt", "start": 24, "end": 30, "text": "MARLOW", "kind": "organisation", "entity": "marlow"}, {"document": "mail.txt", "start": 116, "end": 122, "text": "Marlow", "kind": "organisation", "entity": "marlow"}], "times": [{"document": "mail.txt", "start": 32, "end": 43, "text": "May 2, 2031", "value": {"start": "2031-05-02", "end": "2031-05-02", "basis": "\u201cMay 2, 2031\u201d, written in full", "start_offset": 32, "end_offset": 43, "partial": null}, "anchor": "none", "duration_days": null}, {"document": "mail.txt", "start": 68, "end": 74, "text": "Friday", "value": {"start": "2031-05-02", "end": "2031-05-02", "basis": "\u201cFriday\u201d, publication on 2031-05-02", "start_offset": 68, "end_offset": 74, "partial": null}, "anchor": "publication", "duration_days": null}], "quantities": [{"id": "q-df319984aa7c", "document": "mail.txt", "start": 20, "end": 22, "surface": "57", "numeral": {"start": 20, "end": 22}, "form": "exact", "amount": 57.0, "lower": 57.0, "upper": 57.0, "lower_closed": true, "upper_closed": true, "hedges": [], "unit": null, "thing": null, "role": "injured", "measure": "cumulative", "relative": null, "places": [], "excludes": [], "includes": [], "as_of": {"start": "2031-05-02", "end": "2031-05-02", "basis": "the day of the report", "start_offset": 24, "end_offset": 35, "partial": null}, "polarity": "asserted", "attribution": [{"role": "organisation", "name": "hospital", "entity": "hospital", "start": 100, "end": 122, "verb": "said"}, {"role": "outlet", "name": "the report", "entity": null, "start": null, "end": null, "verb": null}], "block": "title", "flags": [], "confidence": 0.91}, {"id": "q-1c3bd74e302a", "document": "mail.txt", "start": 79, "end": 81, "surface": "57", "numeral": {"start": 79, "end": 81}, "form": "exact", "amount": 57.0, "lower": 57.0, "upper": 57.0, "lower_closed": true, "upper_closed": true, "hedges": [], "unit": null, "thing": {"label": "people", "head": "person", "start": 82, "end": 88}, "role": "injured", "measure": "cumulative", "relative": null, "places": [], "excludes": [], "includes": [], "as_of": {"start": "2031-05-02", "end": "2031-05-02", "basis": "\u201cFriday\u201d, publication on 2031-05-02", "start_offset": 68, "end_offset": 74, "partial": null}, "polarity": "asserted", "attribution": [{"role": "organisation", "name": "hospital", "entity": "hospital", "start": 100, "end": 122, "verb": "said"}, {"role": "outlet", "name": "the report", "entity": null, "start": null, "end": null, "verb": null}], "block": "body", "flags": [], "confidence": 0.97}], "statements": [{"id": "s-3674c8029c8a", "document": "mail.txt", "content": [{"start": 46, "end": 98}], "mode": "indirect", "act": "assert", "cue": {"start": 123, "end": 127}, "source": [{"start": 100, "end": 122}], "speaker": {"entity": "hospital", "name": "hospital"}, "via": [], "addressee": null, "said": null, "parent": null, "block": "body", "confidence": 0.992}], "speaks_for": []}');
CREATE INDEX versions_by_document ON versions (document, sha256);
COMMIT;

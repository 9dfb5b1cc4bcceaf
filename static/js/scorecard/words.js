// The words that a scorecard is better without, and the sentence that says why. This list is the only one: the server
// never reads what is written for them.

const CANDIDATES_OWN = ["said", "wrote"]; // there a trait or a “fit” is the candidate's word, not a judgement

// What a person is said to be. Some of these words mean other things elsewhere, so they need the grammar of a judgement.
const TRAITS = [
  /\b(?:arrogan(?:t|ce)|abrasive|charisma(?:tic)?|charming|bossy|likeable|likable|humble|gravitas|personable|bubbly|feisty|articulate)\b/iu,
  /\b(?:executive|stage|strong|real|no|little|lack(?:s|ed)?|more|much|has|had|great) presence\b/iu,
  /\b(?:(?:is|was|seem(?:s|ed)|sound(?:s|ed)|look(?:s|ed)|came across(?: as)?|comes across(?: as)?|very|so|really|too|quite|felt) (?:very |so |really |too |quite |rather |not |a bit )?)(?:nice|friendly|confident|unconfident|shy|quiet|loud|aggressive|passionate|smart|bright|brilliant|clever|nervous|enthusiastic|energetic|rude|lazy|polished|likeable|immature|emotional|pleasant)\b(?! (?:that|of|in the|about the|client|cache|start))/iu,
  /(?:^|[.!?]\s+)(?:nice|friendly|confident|shy|passionate|smart|bright|brilliant|clever|nervous|enthusiastic|energetic|rude|polished|pleasant)(?=[.,;!]|$| and| guy| person| candidate)/imu,
];

const FIT = [
  /\b(?:culture|cultural|team)[- ](?:fit|add|match)\b/iu,
  /\b(?:good|great|bad|poor|right|strong|perfect|natural|not a|an? obvious) fit\b(?! for (?:the )?(?:data|load|problem|case))/iu,
  /\bfit(?:s|ted)? (?:(?:right |well )?in(?=[.,;!]| with| here| well|$)|(?:the|our|this) (?:team|culture|company)|us\b)/iu,
  /\b(?:our culture|one of us|gut feel(?:ing)?|good vibes?|bad vibes?|have a beer)\b/iu,
];

const RESUME = [
  /\b[Ww]ork(?:ed|s) (?:at|for) (?:the )?\p{Lu}/u,
  /\b(?:\d+\+?|two|three|four|five|six|seven|eight|nine|ten|many|several) years(?:[’'])? (?:at|of experience|experience|in (?:the )?industry)\b/iu,
  /\b(?:years of experience|previous employers?|prestigious|top[- ]tier (?:school|company|university))\b/iu,
  /\b(?:PhD|Ph\.D|MBA|BSc|MSc|doctorate|graduated (?:from|in|with)|(?:has|have|had|with|a|his|her|their) degrees?(?! of\b)|University of \w+|Ivy League)\b/iu,
  /\b(?:Stanford|Harvard|Oxford|Cambridge|Princeton|Yale|ETH|MIT(?! [Ll]icen[cs]e))\b/u,
  /\b(?:[Ee]x|[Ff]ormer)-\p{Lu}\w+/u,
  /\b(?:on|in|from) (?:the|his|her|their) (?:CV|résumé|resume|LinkedIn)\b/iu,
];

const THEIR = "(?:his|her|their)";
const PROTECTED = [
  /\b(?:accent(?!s? colou?r)(?:s|ed)?|broken English|native speaker)\b/iu,
  new RegExp(`\\b${THEIR} (?:(?:native )?english|age|family|wife|husband|partner|spouse|children|kids|religion|faith|health|illness|disability|nationality|origins?|race|gender|looks|appearance|clothes|weight|hair|politics)\\b`, "iu"),
  /\b(?:pregnan(?:t|cy)|maternity|paternity|parental leave|childcare|married|divorced|single (?:mother|father|mum|mom|parent))\b/iu,
  /\b(?:too (?:old|young)|(?:older|younger) (?:man|woman|person|candidate|guy)|near(?:ing)? retirement|millennial|boomer)\b/iu,
  /\b(?:he|she|they)(?:[’'](?:s|re)| is| are| was| were| looks?| seems?) (?:\w+ )?(?:old|young|disabled|foreign|gay|lesbian|trans|deaf|blind)\b/iu,
  /\b(?:for|as) a (?:woman|man|girl|mother|father|foreigner)\b/iu,
  /\b(?:religious(?! wars?)|muslims?|jewish|hindu|buddhist|sikh|church|mosque|synagogue|hijab|headscarf|ramadan)\b/iu,
  /\b(?:disabilit(?:y|ies)|wheelchair|hearing aids?|autis(?:m|tic)|ADHD|dyslexi[ac]|stutter(?:s|ed|ing)?(?! video))\b/iu,
  /\b(?:nationality|ethnicity|immigrants?|foreigners?|mother tongue|originally from|sexual orientation|trade union)\b/iu,
];

const RULES = [
  { words: PROTECTED, say: (word) => `“${word}” may touch on something that must not count. Leave it out, unless the answer can’t be understood without it.` },
  { words: RESUME, say: (word) => `“${word}” is about the past. What did they say or do in this interview?` },
  { words: FIT, spare: CANDIDATES_OWN, say: (word) => `“${word}” can’t be checked. What did they say or do?` },
  { words: TRAITS, spare: CANDIDATES_OWN, say: (word) => `“${word}” names a trait. What did you see or hear that shows it?` },
];

// What stands between quotation marks was said by somebody: theirs. An open quotation goes on to the end.
const QUOTED = /„[^“”]*(?:[“”]|$)|“[^”]*(?:”|$)|«[^»]*(?:»|$)|"[^"]*(?:"|$)/gu;

const everyOne = (words, text) => words.flatMap((word) => [...text.matchAll(new RegExp(word, `${word.flags}g`))]);

// The hints on a text, in the order in which they matter. `kind` is that of its evidence, if it is any.
export const hintsOn = (text, kind) => {
  const own = text.replace(QUOTED, " … ");
  const hintsOf = (rule) =>
    everyOne(rule.words, own).map(([match]) => ({
      word: match.trim().toLowerCase(),
      sentence: rule.say(match.replace(/^[.!?\s]+/u, "").trim()),
    }));
  return RULES.filter((rule) => !rule.spare?.includes(kind)).flatMap(hintsOf);
};

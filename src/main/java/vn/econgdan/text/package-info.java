/**
 * From what an officer types to the octets of each part: pure code, no state. The door is {@link
 * vn.econgdan.text.SmsTexts}; names are compared with {@link vn.econgdan.text.SearchFold}.
 */
package vn.econgdan.text;

package vn.econgdan.house.planted.text;

import vn.econgdan.house.planted.notice.Innocent;

/** text must not know notice. */
record LooksRight(Innocent notice) {}

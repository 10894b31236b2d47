package vn.econgdan.registry.phone;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The change from 11 to 10 digits in 2018: the last seven digits stayed (DOMAIN 1.1, the complete
 * table). Another 11-digit 01… number was never in use and is not guessed at.
 *
 * @param before as people wrote it, e.g. {@code 0123}
 * @param now e.g. {@code 083}
 */
record ElevenDigitPrefix(String before, String now) {
  private static final int LENGTH = 3;

  private static final Map<String, ElevenDigitPrefix> BY_NATIONAL_PREFIX =
      Arrays.stream(
              """
              162>32 163>33 164>34 165>35 166>36 167>37 168>38 169>39
              120>70 121>79 122>77 126>76 128>78
              123>83 124>84 125>85 127>81 129>82
              186>56 188>58
              199>59
              """
                  .strip()
                  .split("\\s+"))
          .map(row -> row.split(">"))
          .collect(
              Collectors.toMap(
                  row -> row[0], row -> new ElevenDigitPrefix("0" + row[0], "0" + row[1])));

  /** The change that concerns this national number (ten digits, without the leading zero). */
  static Optional<ElevenDigitPrefix> of(String national) {
    return Optional.ofNullable(BY_NATIONAL_PREFIX.get(national.substring(0, LENGTH)));
  }

  /** The national number as it is dialled today. */
  String convert(String national) {
    return now.substring(1) + national.substring(LENGTH);
  }
}

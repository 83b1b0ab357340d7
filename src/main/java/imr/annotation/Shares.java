package imr.annotation;

/**
 * How many of a hundred letters go into each part of a gold set. Which part a letter goes into
 * follows from its id alone, so that it is the same on every machine and in every set of the same
 * shares, whatever other letters are in it.
 *
 * <p>Refused with an exception: a negative share, and shares that do not add up to 100.
 */
public record Shares(int train, int development, int test) {
  public static final Shares USUAL = new Shares(80, 10, 10);

  public Shares {
    if (train < 0 || development < 0 || test < 0 || train + development + test != 100) {
      throw new IllegalArgumentException("shares are not negative and add up to 100");
    }
  }

  /**
   * The part of a letter.
   *
   * @param letter its id, a SHA-256: its first eight digits are as good as drawn by lot
   */
  public Part of(String letter) {
    long place = (Long.parseLong(letter.substring(0, 8), 16) * 100) >> 32;
    if (place < train) {
      return Part.TRAIN;
    }
    return place < train + development ? Part.DEVELOPMENT : Part.TEST;
  }
}

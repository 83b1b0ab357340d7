package imr.annotation;

/**
 * The percentages of letters in each part of a gold set. The part of a letter depends only on its
 * id, so it is the same on every machine and in every set with the same shares.
 */
public record SplitShares(int train, int development, int test) {
  /** 80% training, 10% development, 10% test. */
  public static final SplitShares USUAL = new SplitShares(80, 10, 10);

  /**
   * @throws IllegalArgumentException if a share is negative, or if they don't add up to 100
   */
  public SplitShares {
    if (train < 0 || development < 0 || test < 0 || train + development + test != 100) {
      throw new IllegalArgumentException("shares are not negative and add up to 100");
    }
  }

  /**
   * Returns the part of a letter.
   *
   * @param letter its id, a SHA-256 hash, whose first eight digits are effectively random
   */
  public GoldSetPart of(String letter) {
    long place = (Long.parseLong(letter.substring(0, 8), 16) * 100) >> 32;
    if (place < train) {
      return GoldSetPart.TRAIN;
    }
    return place < train + development ? GoldSetPart.DEVELOPMENT : GoldSetPart.TEST;
  }
}

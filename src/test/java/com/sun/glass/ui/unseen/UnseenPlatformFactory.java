package com.sun.glass.ui.unseen;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.View;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.HeadlessView;

/**
 * JavaFX's headless platform without its screen, for {@code -Dglass.platform=Unseen}, from which
 * JavaFX makes the name of this class. Windows are laid out and painted as usual, and snapshots
 * have all of it; but what was painted is not copied to a screen that nobody looks at. That copy,
 * pixel by pixel, took half the time of the window tests.
 */
public final class UnseenPlatformFactory extends HeadlessPlatformFactory {
  @Override
  public Application createApplication() {
    return new UnseenApplication();
  }

  private static final class UnseenApplication extends HeadlessApplication {
    @Override
    public View createView() {
      return new UnseenView();
    }
  }

  private static final class UnseenView extends HeadlessView {
    @Override
    protected void _uploadPixels(long view, Pixels painted) {
      // no screen
    }
  }
}

package dev.winnow.vectors;

import dev.winnow.stats.Difference;
import dev.winnow.stats.meta.MetaAnalysis;
import dev.winnow.stats.meta.Study;
import dev.winnow.stats.meta.Tau;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

final class MetaVectors {
    static final Map<String, Mapping> ALL = Map.of("stats.heterogeneity_meta", MetaVectors::meta);

    private MetaVectors() {}

    private static Object meta(Input in) {
        double[] y = in.numbers("yi");
        double[] v = in.numbers("vi");
        List<Study> studies = IntStream.range(0, y.length).mapToObj(i -> new Study(y[i], v[i])).toList();
        MetaAnalysis dl = Input.known(MetaAnalysis.of(studies, Tau.DERSIMONIAN_LAIRD, in.level()));
        MetaAnalysis reml = Input.known(MetaAnalysis.of(studies, Tau.REML, in.level()));
        Difference fixed = dl.fixed();
        return Input.object(
                "Q", dl.q(), "Q_df", dl.df(), "Q_p", dl.p(), "fe_estimate", fixed.estimate(), "fe_se", fixed.se(),
                "fe_ci_lower", fixed.low(), "fe_ci_upper", fixed.high(), "dl_tau2", dl.tauSquared(),
                "dl_estimate", dl.random().estimate(), "dl_se", dl.random().se(), "I2_dl", 100 * dl.iSquared(),
                "reml_tau2", reml.tauSquared(), "reml_estimate", reml.random().estimate());
    }
}

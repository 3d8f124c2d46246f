using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Config.Schema;

namespace Daemon.Config.Strict;

/// <summary>Lists what strict mode objects to.</summary>
internal static class StrictCheck
{
    /// <summary>
    /// The problems of one layer, the one to report first at the front: wrong values as they are found, then unknown keys in the order of
    /// the text, those of <c>[features]</c> last.
    /// </summary>
    public static IEnumerable<ConfigProblem> Problems(ConfigLayer layer)
    {
        if (!layer.IsEnabled)
        {
            yield break;
        }

        var fault = LayerFaults.First(layer);
        if (fault is not null && layer.Problems.All(problem => problem.Kind == SchemaProblemKind.UnknownKey))
        {
            yield return new ConfigProblem(fault);
        }

        foreach (var problem in layer.Problems.OrderBy(Rank).ThenBy(problem => problem.Kind == SchemaProblemKind.Type || layer.Text is null ? 0 : problem.Span.Offset))
        {
            yield return new ConfigProblem(Failure(layer, problem), problem.Suggestion);
        }
    }

    private static int Rank(SchemaProblem problem) => problem switch
    {
        { Kind: SchemaProblemKind.Type } => 0,
        { KeyPath: ["features", _] } => 2,
        _ => 1,
    };

    private static ConfigFailure Failure(ConfigLayer layer, SchemaProblem problem)
    {
        var fromFlags = layer.Source is ConfigLayerSource.SessionFlags;
        var unknown = problem.Kind == SchemaProblemKind.UnknownKey;
        return new ConfigFailure(
            unknown ? ConfigFailureKind.UnknownKey : ConfigFailureKind.Type,
            unknown && fromFlags ? problem.Message + " in -c/--config override" : problem.Message)
        {
            File = layer.Source.FilePath,
            Span = fromFlags ? null : problem.Span,
            KeyPath = problem.DottedPath,
            Text = layer.Text,
            IsFatal = true,
        };
    }
}

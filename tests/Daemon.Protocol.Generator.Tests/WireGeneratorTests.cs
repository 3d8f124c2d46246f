using Microsoft.CodeAnalysis;

namespace Daemon.Protocol.Generator.Tests;

public sealed class WireGeneratorTests
{
    private const string Sample = """
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Daemon.Protocol.V2.Common;
        using Daemon.Protocol.V2.Json;

        namespace Sample
        {
            [WireRoot(typeof(Order))]
            [WireRoot(typeof(IReadOnlyList<Line>), Name = "Lines")]
            public static partial class SampleJson;

            public sealed record Order
            {
                public required string Id { get; init; }

                public required string? Customer { get; init; }

                public required long PlacedAt { get; init; }

                [JsonPropertyName("line_list")]
                public IReadOnlyList<Line> Lines { get; init; } = [];

                public IReadOnlyDictionary<string, uint?>? Totals { get; init; }

                public Optional<string> Note { get; init; }

                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
                public Sample.Goods.Payment? Payment { get; init; }

                [JsonPropertyOrder(-1)]
                public State State { get; init; } = State.Open;

                public JsonElement? Extra { get; init; }

                [WireForm(typeof(PlaceForm))]
                public Place? Place { get; init; }

                public string Computed => Id;
            }

            public sealed record Line
            {
                public IReadOnlyList<string>? Tags { get; init; }
            }

            public enum State
            {
                Open,
                [JsonStringEnumMemberName("sent-off")]
                SentOff,
            }

            public sealed class Place;

            public static class PlaceForm;
        }

        namespace Sample.Goods
        {
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
            [JsonDerivedType(typeof(Card), "card")]
            [JsonDerivedType(typeof(Cash), "cash")]
            public abstract record Payment
            {
                public string? Reference { get; init; }

                public sealed record Card : Payment
                {
                    public required string Number { get; init; }
                }

                public sealed record Cash : Payment;
            }
        }
        """;

    private static readonly Compiled Output = new(Sample);

    [Theory]
    [InlineData("Sample.OrderJson")]
    [InlineData("Sample.StateJson")]
    [InlineData("Sample.Goods.PaymentJson")]
    [InlineData("Sample.Goods.PaymentCardJson")]
    [InlineData("Sample.SampleJson")]
    public void Code_is_as_reviewed(string file) => Golden.Check(file + ".cs.txt", Output.File(file));

    [Fact]
    public void Only_what_roots_lead_to_is_generated() => Assert.Equal(
        ["Sample.Goods.PaymentCardJson", "Sample.Goods.PaymentCashJson", "Sample.Goods.PaymentJson", "Sample.LineJson", "Sample.OrderJson", "Sample.SampleJson", "Sample.StateJson"],
        Output.Result.GeneratedSources.Select(file => file.HintName.Replace(".g.cs", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_type_without_a_form_is_an_error_at_its_member()
    {
        Diagnostic problem = Assert.Single(new Compiled("""
            namespace Sample;
            [Daemon.Protocol.V2.Json.WireRoot(typeof(Order))]
            public static partial class SampleJson;
            public sealed record Order
            {
                public System.DateTime PlacedAt { get; init; }
            }
            """).Result.Diagnostics);
        Assert.Equal(("WIRE001", 5), (problem.Id, problem.Location.GetLineSpan().StartLinePosition.Line));
        Assert.StartsWith("System.DateTime has no JSON form", problem.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_roots_may_be_spread_and_share_types()
    {
        var output = new Compiled("""
            namespace Sample;
            using Daemon.Protocol.V2.Json;
            [WireRoot(typeof(A))]
            public static partial class SampleJson;
            [WireRoot(typeof(B))]
            public static partial class SampleJson;
            public sealed record A { public B? Inner { get; init; } }
            public sealed record B;
            """);
        Assert.Empty(output.Result.Diagnostics);
        Assert.Equal(3, output.Result.GeneratedSources.Length);
        Assert.Contains("WireType<B> B => BRoot.Instance", output.File("Sample.SampleJson"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_anew_after_an_unrelated_change()
    {
        var outputs = new Compiled(Sample).RunAfterUnrelatedChange().TrackedOutputSteps
            .SelectMany(step => step.Value)
            .SelectMany(run => run.Outputs)
            .ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}

using System.Text;
using System.Text.Json;
using Daemon.Protocol.Generator.Emission;
using Microsoft.CodeAnalysis;

namespace Daemon.Protocol.Generator.Tests;

public sealed class SchemaTests
{
    private const string Sample = """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using Daemon.Protocol.V2.Common;
        using Daemon.Protocol.V2.Json;

        namespace Sample;

        [WireMethods]
        public static class Requests
        {
            /// <summary>Buys.</summary>
            [WireMethod(typeof(OrderParams), typeof(EmptyResponse))]
            public const string Order = "shop/order";

            [WireMethod(typeof(NoParams), typeof(Order), Response = "LastOrder", OptionalParams = true)]
            public const string Last = "shop/last";

            public const string NotYet = "shop/notYet";
        }

        [WireMethods]
        public static class Notifications
        {
            [WireNotification(typeof(Order))]
            public const string Sent = "shop/sent";
        }

        public sealed record NoParams;

        public sealed record EmptyResponse;

        /// <summary>What <c>shop/order</c> takes, see <see cref="Order"/>.</summary>
        public sealed record OrderParams
        {
            public required string Id { get; init; }

            /// <summary>At least
            /// one.</summary>
            public uint Count { get; init; } = 1;

            [WireExperimental]
            public Payment? Payment { get; init; }

            public Optional<string> Note { get; init; }

            public IReadOnlyDictionary<string, long?>? Totals { get; init; }

            public Color Color { get; init; }
        }

        public sealed record Order(string Id)
        {
            public required Size Size { get; init; }
        }

        [WireSchemaName("Colour")]
        public enum Color { Red, DarkBlue }

        [WireForm(typeof(SizeForm))]
        public sealed class Size;

        public static class SizeForm
        {
            public const string Schema = "{\"type\":\"integer\"}";
        }

        [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
        [JsonDerivedType(typeof(Card), "card")]
        [JsonDerivedType(typeof(Cash), "cash")]
        public abstract record Payment
        {
            /// <summary>By card.</summary>
            public sealed record Card : Payment
            {
                public required string Number { get; init; }
            }

            [WireExperimental]
            public sealed record Cash : Payment;
        }
        """;

    [Fact]
    public void The_description_is_as_reviewed()
    {
        using var document = JsonDocument.Parse(Unpack(new Compiled(Sample).File(SchemaFile.Name)));
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            document.RootElement.WriteTo(writer);
        }

        Golden.Check("protocol.json.txt", Encoding.UTF8.GetString(text.ToArray()) + "\n");
    }

    [Fact]
    public void A_form_without_a_schema_is_an_error()
    {
        Diagnostic problem = Assert.Single(new Compiled(Sample.Replace("public const string Schema", "public const string Other", StringComparison.Ordinal)).Result.Diagnostics);
        Assert.Equal("WIRE002", problem.Id);
        Assert.Contains("Sample.Size", problem.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_types_of_one_name_are_an_error()
    {
        Diagnostic problem = Assert.Single(new Compiled(Sample.Replace("\"Colour\"", "\"Order\"", StringComparison.Ordinal)).Result.Diagnostics);
        Assert.Equal("WIRE002", problem.Id);
        Assert.Contains("both Order", problem.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(300)]
    [InlineData(5000)]
    [InlineData(200000)]
    public void What_was_packed_is_unpacked(int length)
    {
        var random = new Random(length);
        byte[][] texts =
        [
            new byte[length],
            [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(256))],
            [.. Enumerable.Range(0, length).Select(i => (byte)(random.Next(20) == 0 ? random.Next(256) : i % 7))],
        ];
        Assert.All(texts, text => Assert.Equal(text, Schemas.Lz4Block.Decode(Lz4Block.Encode(text), length)));
    }

    // The generated source has the packed bytes in decimal.
    private static byte[] Unpack(string source)
    {
        string Between(string from, string to) => source[(source.IndexOf(from, StringComparison.Ordinal) + from.Length)..].Split(to)[0];
        byte[] block = [.. Between("Block => [", "]").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(byte.Parse)];
        return Schemas.Lz4Block.Decode(block, int.Parse(Between("Length = ", ";"), null));
    }
}

using Daemon.Protocol.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Daemon.Protocol.Generator.Reading;

/// <summary>Tells how a C# type stands in JSON.</summary>
/// <param name="found">Called for each type that needs a definition.</param>
/// <param name="report">Called for each type that has no form, with the place that uses it.</param>
internal sealed class ShapeReader(Action<ITypeSymbol> found, Action<string, ISymbol> report)
{
    private const string AnySchema = "true";

    /// <summary>Null, after a report, when the type has no form.</summary>
    public WireShape? Read(ITypeSymbol type, ISymbol place)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Read(nullable.TypeArguments[0], place) is { } inner ? inner with { IsNullable = true } : null;
        }

        bool isNullable = type.NullableAnnotation is NullableAnnotation.Annotated;
        WireShape Simple(ShapeKind kind) => new(kind, type.WithoutNullable().ToTypeName(), type.IsValueType, isNullable);
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return Simple(ShapeKind.String);
            case SpecialType.System_Boolean:
                return Simple(ShapeKind.Boolean);
            case SpecialType.System_Double:
                return Simple(ShapeKind.Float);
            case SpecialType.System_UInt16 or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64
                or SpecialType.System_UInt64:
                return Simple(ShapeKind.Integer);
        }

        if (type.Attribute(KnownNames.FormAttribute) is { } form)
        {
            // What may be anything needs no definition.
            if (form.FormSchema() is AnySchema)
            {
                return HandWritten(type, form);
            }

            found(type.WithoutNullable());
            return HandWritten(type, form) with { Schema = null, SchemaName = type.SchemaName() };
        }

        switch (type.OriginalDefinition.ToDisplayString(NullableFlowState.NotNull))
        {
            case "System.Text.Json.JsonElement":
                return Simple(ShapeKind.Element);
            case "System.Collections.Generic.IReadOnlyList<T>":
                return Collection(ShapeKind.List, type, place);
            case "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"
                when ((INamedTypeSymbol)type).TypeArguments[0].SpecialType is SpecialType.System_String:
                return Collection(ShapeKind.Map, type, place);
            case KnownNames.Optional:
                return Collection(ShapeKind.Optional, type, place);
        }

        if (type is INamedTypeSymbol { Arity: 0 } && (type.TypeKind is TypeKind.Enum || type.IsRecord))
        {
            found(type.WithoutNullable());
            return Simple(ShapeKind.Form) with { Form = type.FormName(), SchemaName = type.SchemaName() };
        }

        report($"{type.ToDisplayString()} has no JSON form: use a record, an enum, a simple type, IReadOnlyList, IReadOnlyDictionary with"
            + " string keys, Optional, or give it a form of its own with [WireForm]", place);
        return null;
    }

    /// <summary>A type with a form that somebody wrote.</summary>
    public static WireShape HandWritten(ITypeSymbol type, AttributeData form) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? OfForm(nullable.TypeArguments[0], form) with { IsNullable = true }
            : OfForm(type, form);

    private static WireShape OfForm(ITypeSymbol type, AttributeData form) => new(
        ShapeKind.HandWritten,
        type.WithoutNullable().ToTypeName(),
        type.IsValueType,
        type.NullableAnnotation is NullableAnnotation.Annotated,
        (form.ConstructorArguments[0].Value as ITypeSymbol)?.ToTypeName())
    {
        Schema = form.FormSchema(),
    };

    private WireShape? Collection(ShapeKind kind, ITypeSymbol type, ISymbol place)
    {
        ITypeSymbol argument = ((INamedTypeSymbol)type).TypeArguments.Last();
        if (Read(argument, place) is not { } item)
        {
            return null;
        }

        return new WireShape(
            kind,
            new TypeName(type.Namespace(), type.Name),
            type.IsValueType,
            type.NullableAnnotation is NullableAnnotation.Annotated,
            Item: item);
    }
}
